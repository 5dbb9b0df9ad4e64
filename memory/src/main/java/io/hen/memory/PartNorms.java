package io.hen.memory;

import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Mean squared norms of the parts of a bank, measured when first needed. They are kept until the
 * bank has grown or shrunk by more than a tenth since, so that what was measured in their unit
 * stays good that long.
 */
final class PartNorms {
  private static final double CHANGE = 0.1;

  private final PartsBank bank;

  private final AtomicReferenceArray<@Nullable Mean> means;

  /**
   * What was measured.
   *
   * @param value 0 where there is nothing to measure
   * @param rows how many rows there were
   */
  private record Mean(double value, int rows) {}

  PartNorms(PartsBank bank) {
    this.bank = bank;
    this.means = new AtomicReferenceArray<>(bank.count());
  }

  /** Of a later state of the bank. */
  PartNorms(PartsBank bank, PartNorms earlier) {
    this(bank);
    for (int part = 0; part < means.length(); part++) {
      Mean old = earlier.means.get(part);
      if (old != null && old.value > 0 && Math.abs(bank.size() - old.rows) <= CHANGE * old.rows) {
        means.set(part, old);
      }
    }
  }

  /** Mean squared norm over the patterns of a part where it is not 0; 1 if there are none. */
  double meanSquaredNorm(int part) {
    Mean known = means.get(part);
    if (known == null) {
      known = new Mean(mean(bank.part(part)), bank.size());
      means.set(part, known);
    }
    return known.value > 0 ? known.value : 1;
  }

  private static double mean(PatternBank part) {
    return IntStream.range(0, part.size())
        .mapToDouble(part::squaredNorm)
        .filter(norm -> norm > 0)
        .average()
        .orElse(0);
  }
}
