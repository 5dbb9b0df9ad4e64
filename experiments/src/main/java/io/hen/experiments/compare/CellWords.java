package io.hen.experiments.compare;

import io.hen.core.network.Beta;
import io.hen.experiments.page.Words;
import io.hen.experiments.trial.Betas;
import java.time.Duration;
import java.util.Locale;

/** A cell's settings as people read them. */
final class CellWords {
  private CellWords() {}

  /** {@code 150}, or {@code auto (0.31)}. */
  static String beta(Cell cell) {
    return cell.beta() instanceof Beta.Automatic
        ? String.format(Locale.ROOT, "auto (%.3g)", cell.measure().used())
        : Betas.words(cell.beta());
  }

  static String time(Cell cell) {
    return Words.time(Duration.ofNanos((long) (cell.measure().seconds() * 1e9)));
  }
}
