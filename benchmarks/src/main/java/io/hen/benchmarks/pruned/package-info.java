/** What pruned readings of a bank of natural pictures save: {@code benchmarks/pruned} starts it. */
@NullMarked
package io.hen.benchmarks.pruned;

import org.jspecify.annotations.NullMarked;
