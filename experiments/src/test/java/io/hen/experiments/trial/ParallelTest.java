package io.hen.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.memory.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelTest {
  @Test
  void resultsAreInOrderAndProgressEndsWithAll() {
    List<Integer> done = new ArrayList<>();
    List<Integer> squares =
        Parallel.map(
            1000,
            7,
            (from, to) -> IntStream.range(from, to).mapToObj(k -> k * k).toList(),
            done::add);
    assertThat(squares).isEqualTo(IntStream.range(0, 1000).mapToObj(k -> k * k).toList());
    assertThat(done).isSorted().last().isEqualTo(1000);
  }

  @Test
  void anErrorOfTheWorkComesThroughAsItIs() {
    InputException error = new InputException("input.test", "a message", "a remedy");
    assertThatThrownBy(() ->
            Parallel.map(
                10,
                1,
                (from, to) -> {
                  throw error;
                },
                n -> {}))
        .isSameAs(error);
  }

  @Test
  void anInterruptCancels() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Parallel.map(10, 1, (from, to) -> List.of(from), n -> {}))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).as("still marked as interrupted").isTrue();
  }
}
