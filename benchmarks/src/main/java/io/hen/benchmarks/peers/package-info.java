/**
 * hen's side of the comparison with peers: a process that is told over standard input what to
 * prepare and run, and answers with times. {@code benchmarks/peers/run} starts it.
 */
@NullMarked
package io.hen.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
