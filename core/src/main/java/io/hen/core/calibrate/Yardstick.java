package io.hen.core.calibrate;

/**
 * Turns the similarities to one cue into distances, in units of the similarity: {@code d = ceiling
 * - sim ≥ 0}. For squared distances d is the squared distance over the observed coordinates, for
 * cosines {@code 1 - cos} summed over the parts, for dot products what is missing to the greatest
 * dot product that the cue could have with a pattern of this bank.
 *
 * @param ceiling the greatest possible similarity
 * @param floor added to a distance before two of them are compared: half an exchanged token, or
 *     rounding
 * @param unrelated distance of a memory that has nothing in common with the cue
 * @param enough whether the cue shows at least an eighth of a part, so that equality with a memory
 *     is hardly an accident
 */
record Yardstick(double ceiling, double floor, double unrelated, boolean enough) {

  double distance(double similarity) {
    return Math.max(0, ceiling - similarity);
  }

  /** {@code ln(d/d')} up to the floor. */
  double logRatio(double longer, double shorter) {
    return Math.log((longer + floor) / (shorter + floor));
  }
}
