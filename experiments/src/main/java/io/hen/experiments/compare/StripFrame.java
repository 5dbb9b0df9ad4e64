package io.hen.experiments.compare;

import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.Outcome;
import io.hen.memory.Picture;

/**
 * What one recall decodes to.
 *
 * @param kind of the cue
 * @param decoded the state in which the recall ended
 * @param outcome what it came to
 */
public record StripFrame(CueKind kind, Picture decoded, Outcome.Kind outcome) {}
