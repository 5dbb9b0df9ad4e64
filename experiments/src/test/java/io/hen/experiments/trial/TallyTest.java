package io.hen.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TallyTest {
  private static final Tally SOME =
      Tally.of(
          List.of(4, 5, 6, Outcome.STRANGER),
          List.of(
              Outcome.retrieved(4, 4, 4),
              Outcome.retrieved(5, 7, 7),
              new Outcome(Outcome.Kind.UNFAMILIAR, -1, 6),
              Outcome.retrieved(Outcome.STRANGER, 3, 3)));

  @Test
  void countsEveryRecallOnce() {
    assertThat(SOME).isEqualTo(new Tally(4, 1, 2, 0, 0, 1, 2));
    assertThat(SOME.plus(SOME)).isEqualTo(new Tally(8, 2, 4, 0, 0, 2, 4));
    assertThat(SOME.share(SOME.wrong())).isEqualTo(0.5);
    assertThat(Tally.NONE.share(0)).isZero();
    for (Outcome.Kind kind : Outcome.Kind.values()) {
      assertThat(SOME.count(kind)).isBetween(0, 2);
    }
  }

  @Test
  void outcomesMustAddUp() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Tally(5, 1, 2, 0, 0, 1, 2))
        .withMessageContaining("add up to 5");
  }

  @Test
  void aFinishedCellIsFoundOnlyWhereItIsWanted(@TempDir Path folder) {
    new CellFiles(folder, false).keep("this setting", SOME);
    assertThat(new CellFiles(folder, true).find("this setting", Tally.class)).contains(SOME);
    assertThat(new CellFiles(folder, true).find("another", Tally.class)).isEmpty();
    assertThat(new CellFiles(folder, false).find("this setting", Tally.class)).isEmpty();
  }
}
