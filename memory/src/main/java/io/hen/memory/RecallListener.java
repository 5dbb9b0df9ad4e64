package io.hen.memory;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Watches a recall as it settles: told of the state before the first step and after each one, in
 * the thread that recalls; of none where nothing is stored or the cue shows nothing. What it throws
 * ends the recall.
 */
@FunctionalInterface
public interface RecallListener {
  /** For those who do not care; costs nothing. */
  RecallListener SILENT = moment -> {};

  /** Called for step 0, 1, 2 and so on. */
  void onStep(Moment moment);

  /** Where a recall is; may be asked as long as the memory is open, also after the recall. */
  interface Moment {
    /** How many steps were made. */
    int step();

    /** Energy of the state; empty if the options ask for no trace. */
    OptionalDouble energy();

    /**
     * The items of the update that is made from here and their weights, heaviest first, at most 16;
     * where none is made, those of the update that led here.
     */
    List<Verdict.Weighted> leading();

    /** The picture that the state decodes to, if the codec can; decodes at each call. */
    Optional<Picture> picture();
  }
}
