/** What is stored and what a cue shows of it: patterns, banks of patterns, observations, states. */
@NullMarked
package io.hen.core.bank;

import org.jspecify.annotations.NullMarked;
