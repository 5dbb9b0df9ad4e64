/**
 * What every experiment does: reads pictures, encodes them, recalls them from damaged cues, and
 * counts what became of the recalls.
 */
@NullMarked
package io.hen.experiments.trial;

import org.jspecify.annotations.NullMarked;
