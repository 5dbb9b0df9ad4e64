/** How recall grows with the number, the length and the steps, and with a second thread. */
@NullMarked
package io.hen.benchmarks.growth;

import org.jspecify.annotations.NullMarked;
