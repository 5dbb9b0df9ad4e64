/** JMH benchmarks, one question each; {@code benchmarks/run} builds and runs them. */
@NullMarked
package io.hen.benchmarks;

import org.jspecify.annotations.NullMarked;
