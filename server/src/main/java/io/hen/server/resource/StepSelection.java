package io.hen.server.resource;

import io.hen.memory.RecallListener;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Hands on the steps of a recall that are worth looking at: the first forty one by one, then ever
 * fewer, each a tenth further than the one before, and always the last.
 */
final class StepSelection implements RecallListener {
  private static final int ALL_UNTIL = 40;
  private static final double STRIDE = 1.1;

  private final Consumer<Moment> shown;
  private int next;
  private Optional<Moment> waiting = Optional.empty();

  StepSelection(Consumer<Moment> shown) {
    this.shown = shown;
  }

  @Override
  public void onStep(Moment moment) {
    if (moment.step() < next) {
      waiting = Optional.of(moment);
      return;
    }
    waiting = Optional.empty();
    next = moment.step() < ALL_UNTIL ? moment.step() + 1 : (int) Math.ceil(moment.step() * STRIDE);
    shown.accept(moment);
  }

  /** The recall has ended. */
  void end() {
    waiting.ifPresent(shown);
    waiting = Optional.empty();
  }
}
