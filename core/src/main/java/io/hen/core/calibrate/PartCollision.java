package io.hen.core.calibrate;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items that are the same in one part, so that this part alone cannot tell them apart.
 *
 * @param part which part of the bank, 0 if it has none
 * @param rows at least two rows of different items, ascending
 */
public record PartCollision(int part, int[] rows) {

  /** All of one part, within a mask; in the order of their first rows. */
  static List<PartCollision> of(int part, PatternBank bank, BitSet mask, Owners owners) {
    Map<Long, List<Integer>> byHash = new LinkedHashMap<>();
    for (int n = 0; n < bank.size(); n++) {
      long hash = 1;
      for (double value : shown(bank, n, mask)) {
        hash = 31 * hash + Double.hashCode(value) * 0x9e3779b97f4a7c15L;
      }
      byHash.computeIfAbsent(hash, _ -> new ArrayList<>()).add(n);
    }
    List<PartCollision> collisions = new ArrayList<>();
    for (List<Integer> rows : byHash.values()) {
      while (rows.size() > 1) {
        int first = rows.getFirst();
        double[] values = shown(bank, first, mask);
        List<Integer> equal =
            rows.stream().filter(n -> Arrays.equals(values, shown(bank, n, mask))).toList();
        if (equal.stream().anyMatch(n -> !owners.same(first, n))) {
          collisions.add(
              new PartCollision(part, equal.stream().mapToInt(Integer::intValue).toArray()));
        }
        rows.removeAll(equal);
      }
    }
    return collisions;
  }

  private static double[] shown(PatternBank bank, int row, BitSet mask) {
    double[] values =
        switch (bank) {
          case DenseBank dense -> dense.densify(State.at(row, dense.nothing()));
          case TokenBank grid -> {
            char[] tokens = Geometry.tokens(grid, row);
            double[] all = new double[tokens.length];
            Arrays.setAll(all, s -> tokens[s]);
            yield all;
          }
          case PartsBank _ -> throw new IllegalArgumentException("parts of parts have no values");
        };
    return mask.stream().mapToDouble(k -> values[k]).toArray();
  }
}
