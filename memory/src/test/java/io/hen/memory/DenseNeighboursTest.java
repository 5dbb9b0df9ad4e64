package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Pattern;
import io.hen.memory.store.Identity;
import io.hen.memory.store.ItemRow;
import io.hen.memory.store.ItemStore;
import io.hen.memory.store.NewItem;
import io.hen.memory.store.PartShape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sketches leave nothing out. */
class DenseNeighboursTest {
  @TempDir Path directory;

  private static float[] vector(SplittableRandom random, int dimension, double mean) {
    float[] vector = new float[dimension];
    for (int k = 0; k < dimension; k++) {
      vector[k] = (float) (mean + random.nextGaussian());
    }
    return vector;
  }

  @ParameterizedTest
  @CsvSource({"3, 0", "16, 0", "17, 2", "100, 0", "384, 50"})
  void allRowsWithinADistanceAreFoundAndNoOthers(int dimension, double mean) {
    long seed = 31L * dimension;
    System.out.println("DenseNeighboursTest: seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    PartShape shape = new PartShape("image", PartShape.Kind.DENSE, dimension, 0);
    Identity identity = new Identity("codec", "1", "00", List.of(shape), "EACH");
    DenseNeighbours neighbours = new DenseNeighbours(shape, 0);
    List<float[]> stored = new ArrayList<>();
    try (ItemStore store = ItemStore.open(directory, false, _ -> identity)) {
      for (int batch = 0; batch < 4; batch++) {
        List<NewItem> items = new ArrayList<>();
        for (int k = 0; k < 50; k++) {
          float[] row = vector(random, dimension, mean);
          stored.add(row);
          items.add(
              new NewItem(
                  new ItemRow.Content(new byte[0], "image/png", List.of(), Map.of()),
                  Optional.empty(),
                  List.of(new Pattern.Parts(List.of(new Pattern.Dense(row))))));
        }
        store.append(items, List.of());
        if (batch == 2) {
          store.forget(List.of(store.snapshot().id(5)));
          stored.remove(5);
        }
        neighbours.follow(store.snapshot());
        double gap = neighbours.typicalGap(store.snapshot());
        assertThat(gap).isBetween(0.2 * Math.sqrt(dimension), 2 * Math.sqrt(dimension));
        for (int query = 0; query < 20; query++) {
          float[] pattern =
              query % 2 == 0
                  ? stored.get(random.nextInt(stored.size()))
                  : vector(random, dimension, mean);
          double most = query == 0 ? 0 : gap * random.nextDouble(2);
          Map<Integer, Double> expected = new TreeMap<>();
          for (int n = 0; n < stored.size(); n++) {
            double distance = DenseNeighbours.distance(pattern, stored.get(n));
            if (distance <= most) {
              expected.put(n, distance);
            }
          }
          Map<Integer, Double> found = new TreeMap<>();
          neighbours.within(store.snapshot(), pattern, most, (d, n) -> found.put(n, d));
          assertThat(found).isEqualTo(expected);
          assertThat(found.isEmpty()).isEqualTo(expected.isEmpty());
        }
      }
    }
  }
}
