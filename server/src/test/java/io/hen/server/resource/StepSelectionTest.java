package io.hen.server.resource;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.Picture;
import io.hen.memory.RecallListener;
import io.hen.memory.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepSelectionTest {
  @Test
  void showsEverythingOfFewSteps() {
    assertThat(shown(7)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
  }

  @Test
  void showsEverFewerOfManyAndAlwaysTheLastOnce() {
    assertThat(shown(47)).endsWith(40, 44, 47).doesNotHaveDuplicates();
    for (int steps : new int[] {40, 41, 44, 150, 9_999, 10_000}) {
      List<Integer> shown = shown(steps);
      assertThat(shown).startsWith(0).endsWith(steps).isSorted().doesNotHaveDuplicates();
      assertThat(shown).hasSizeLessThan(110);
    }
  }

  private static List<Integer> shown(int steps) {
    List<Integer> shown = new ArrayList<>();
    StepSelection selection = new StepSelection(moment -> shown.add(moment.step()));
    IntStream.rangeClosed(0, steps).forEach(step -> selection.onStep(new At(step)));
    selection.end();
    selection.end();
    return shown;
  }

  private record At(int step) implements RecallListener.Moment {
    @Override
    public OptionalDouble energy() {
      return OptionalDouble.empty();
    }

    @Override
    public List<Verdict.Weighted> leading() {
      return List.of();
    }

    @Override
    public Optional<Picture> picture() {
      return Optional.empty();
    }
  }
}
