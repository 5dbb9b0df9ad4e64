/** How fast a server recalls under load, and whether it grows: {@code benchmarks/serve/run}. */
@NullMarked
package io.hen.benchmarks.serve;

import org.jspecify.annotations.NullMarked;
