/**
 * Turns a {@link io.hen.experiments.reproduce.Reproduction} into files: a page for people, numbers
 * for programs, Markdown for {@code docs/}, and every table, chart and strip as a file of its own.
 */
@NullMarked
package io.hen.experiments.reproduce.report;

import org.jspecify.annotations.NullMarked;
