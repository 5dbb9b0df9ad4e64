/** The robustness suite: what a memory says to damaged cues, and to pictures it never stored. */
@NullMarked
package io.hen.experiments.robustness;

import org.jspecify.annotations.NullMarked;
