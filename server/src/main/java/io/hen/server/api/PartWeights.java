package io.hen.server.api;

/**
 * How much the parts of a cue or of an item count.
 *
 * @param picture ≥ 0
 * @param caption ≥ 0
 */
public record PartWeights(double picture, double caption) {}
