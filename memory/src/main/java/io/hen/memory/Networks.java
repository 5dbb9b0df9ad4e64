package io.hen.memory;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.TokenBank;
import io.hen.core.network.HopfieldNetwork;
import io.hen.memory.store.PartShape;
import io.hen.memory.store.Snapshot;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The bank of a snapshot and the networks over it. Networks are made when first needed, because
 * each reads the whole bank once; those of the last few settings are kept.
 */
final class Networks {
  private static final int KEPT = 8;

  private final Snapshot snapshot;
  private final PartsBank bank;
  private final double[] meanSquaredNorms;

  private final Map<Setting, HopfieldNetwork> networks =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Setting, HopfieldNetwork> eldest) {
          return size() > KEPT;
        }
      };

  private record Setting(Similarity similarity, List<Double> weights) {}

  Networks(Snapshot snapshot, List<PartShape> shapes) {
    this.snapshot = snapshot;
    List<PatternBank> parts = new ArrayList<>();
    for (int part = 0; part < shapes.size(); part++) {
      parts.add(bank(shapes.get(part), snapshot.rows().get(part), snapshot.size()));
    }
    double[] ones = new double[parts.size()];
    Arrays.fill(ones, 1);
    this.bank = new PartsBank(parts, ones);
    this.meanSquaredNorms = new double[parts.size()];
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /** All patterns, each part with weight 1. */
  PartsBank bank() {
    return bank;
  }

  /** Mean squared norm of a part over the patterns where it is not 0; 1 if there are none. */
  double meanSquaredNorm(int part) {
    synchronized (networks) {
      if (meanSquaredNorms[part] == 0) {
        meanSquaredNorms[part] = mean(bank.part(part));
      }
      return meanSquaredNorms[part];
    }
  }

  private static double mean(PatternBank part) {
    double[] positive =
        IntStream.range(0, part.size()).mapToDouble(part::squaredNorm).filter(n -> n > 0).toArray();
    return positive.length == 0 ? 1 : DoubleStream.of(positive).sum() / positive.length;
  }

  /** The network of a similarity whose parts have these weights. */
  HopfieldNetwork network(Similarity similarity, double[] weights) {
    Setting setting = new Setting(similarity, Arrays.stream(weights).boxed().toList());
    synchronized (networks) {
      return networks.computeIfAbsent(
          setting, _ -> new HopfieldNetwork(bank.withWeights(weights), similarity));
    }
  }

  private static PatternBank bank(PartShape shape, MemorySegment rows, int size) {
    return switch (shape.kind()) {
      case DENSE -> DenseBank.of(rows, size, shape.length(), shape.rowBytes() / Float.BYTES);
      // One symbol more than the codebook stands for blank.
      case TOKENS -> TokenBank.of(rows, size, shape.length(), shape.codebook() + 1);
    };
  }
}
