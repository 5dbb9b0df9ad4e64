package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.State;
import java.util.OptionalDouble;

/**
 * Watches a recall as it goes: told of the state before the first step and after each one, in the
 * thread that recalls. A recall that is watched has the very result of one that is not.
 */
@FunctionalInterface
public interface StepListener {
  /** Called for step 0, 1, 2 and so on; what it throws ends the recall. */
  void onStep(Step step);

  /**
   * Where a recall is. Immutable, and so still true after the call.
   *
   * @param number how many steps were made; 0 before the first
   * @param energy of the state, as {@link Recall#energies} has it; empty where no trace was asked
   *     for
   * @param state where the dynamics are; weights below ε/N are left out. Before the first step of a
   *     cue with absent coordinates it is the cue that the first weights complete
   * @param weights of the update that is made from here, those below ε/N left out; where none is
   *     made, because it is the last step, those of the update that led here
   */
  record Step(int number, OptionalDouble energy, State state, Mixture weights) {}
}
