/** How long it takes to open a large memory: {@code benchmarks/opening} starts it. */
@NullMarked
package io.hen.benchmarks.opening;

import org.jspecify.annotations.NullMarked;
