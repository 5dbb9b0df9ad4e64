package io.hen.core.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixtureTest {

  @Test
  void theHeaviestComeFirstAndTiesByRow() {
    SplittableRandom random = new SplittableRandom(3);
    for (int size = 0; size < 70; size++) {
      int kinds = 1 + random.nextInt(4) * size;
      int[] members = IntStream.range(0, size).map(k -> 1000 - 7 * k).toArray();
      double[] weights =
          IntStream.range(0, size).mapToDouble(k -> random.nextInt(kinds) / 8.0).toArray();
      List<Integer> order =
          IntStream.range(0, size)
              .boxed()
              .sorted(
                  Comparator.comparingDouble((Integer k) -> -weights[k])
                      .thenComparingInt(k -> members[k]))
              .toList();
      Mixture sorted = new Mixture(members, weights).sorted();
      for (int i = 0; i < size; i++) {
        assertThat(sorted.members()[i]).isEqualTo(members[order.get(i)]);
        assertThat(sorted.weights()[i]).isEqualTo(weights[order.get(i)]);
      }
      assertThat(sorted.size()).isEqualTo(size);
    }
  }
}
