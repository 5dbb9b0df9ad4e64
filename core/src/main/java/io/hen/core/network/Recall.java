package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.State;
import io.hen.core.calibrate.Familiarity;
import java.util.List;
import java.util.Optional;

/**
 * How a recall went.
 *
 * @param verdict what it ended as
 * @param state where the dynamics ended; for clamped dynamics the whole cue (remnant 1), completed
 *     by a mixture
 * @param weights the weights of the last update, heaviest first; those below ε/N left out
 * @param nearest the memory most similar to the cue, the nearest-neighbour baseline (lowest row of
 *     a tie), or -1 if there is none
 * @param margin how much more similar to the cue's observed coordinates the nearest memory is than
 *     the second (0 at a tie), in units of the similarity, the same for free and clamped dynamics;
 *     infinite with one memory
 * @param beta β that was used
 * @param steps how many steps were run; 0 where nothing can move
 * @param settled whether the state stopped moving (within the tolerance) before all steps were run
 * @param residual ‖m(v)-v‖ before the last step, over the coordinates that move, in units of the
 *     largest memory's norm; 0 where nothing moves, NaN where the only step was that which
 *     completes a cue with absent coordinates, before which the state has no value there
 * @param energies energy before the first step and after each one ({@code steps + 1} numbers), or
 *     empty when no trace was asked for. For a cue with absent coordinates the first number is the
 *     free energy of the completed cue; see {@link HopfieldNetwork}
 * @param familiarity whether the cue belongs to anything stored; empty where that was not asked
 * @param certificates what is proved about this recall
 * @param work what it cost
 */
public record Recall(
    Verdict verdict,
    State state,
    Mixture weights,
    int nearest,
    double margin,
    double beta,
    int steps,
    boolean settled,
    double residual,
    double[] energies,
    Optional<Familiarity> familiarity,
    List<Certificate> certificates,
    Work work) {

  /** The same recall, judged. */
  Recall judged(Verdict other, Familiarity judgement) {
    return new Recall(
        other,
        state,
        weights,
        nearest,
        margin,
        beta,
        steps,
        settled,
        residual,
        energies,
        Optional.of(judgement),
        certificates,
        work);
  }

  /**
   * What a recall cost.
   *
   * @param scans how often the whole bank was read for what the recall went on with: at the cue,
   *     and where another memory had come to matter. Readings that only confirmed that none had are
   *     not counted, because their number depends on whether the bank is indexed
   * @param support the largest number of memories that one step considered
   */
  public record Work(int scans, int support) {}
}
