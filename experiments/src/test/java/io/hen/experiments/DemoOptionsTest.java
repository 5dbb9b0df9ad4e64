package io.hen.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hen.core.bank.Similarity;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoOptionsTest {
  private final DemoOptions defaults = DemoOptions.defaults();

  @Test
  void theFirstOfSeveralIsTheMainOne() {
    DemoOptions options =
        defaults
            .withBetas(List.of(150.0, 10.0, 1.0))
            .withSimilarities(List.of(Similarity.DOT, Similarity.L2));
    assertThat(options.beta()).isEqualTo(150);
    assertThat(options.otherBetas()).containsExactly(10.0, 1.0);
    assertThat(options.similarity()).isEqualTo(Similarity.DOT);
    assertThat(options.otherSimilarities()).containsExactly(Similarity.L2);
  }

  @Test
  void refusesWhatIsOutOfRangeAndNamesIt() {
    assertRefused("not 1", () -> defaults.withCount(1));
    assertRefused("not -3.0", () -> defaults.withBeta(-3));
    assertRefused("not NaN", () -> defaults.withBetas(List.of(1.0, Double.NaN)));
    assertRefused("at least one fill", () -> defaults.withFills(List.of()));
    assertRefused("not 0", () -> defaults.withSteps(0));
    assertRefused("not 1.5", () -> defaults.withDamping(1.5));
    assertRefused("not 0.0", () -> defaults.withFilmDamping(0));
    assertRefused("not 0", () -> defaults.withSweepCues(0));
    assertRefused("with pictures", () -> defaults.withCaptions(Path.of("c.csv")));
  }

  private static void assertRefused(
      String message, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(message);
  }
}
