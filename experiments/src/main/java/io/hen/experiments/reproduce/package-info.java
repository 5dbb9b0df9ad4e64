/**
 * The figures and tables of Hopfield Encoding Networks (arXiv 2409.16408), measured anew beside the
 * paper's numbers. An experiment is a YAML file ({@link Experiment}); a run turns it into a {@link
 * Chapter} of numbers, tables, charts and pictures; a report writes chapters down.
 */
@NullMarked
package io.hen.experiments.reproduce;

import org.jspecify.annotations.NullMarked;
