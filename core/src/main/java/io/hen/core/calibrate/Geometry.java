package io.hen.core.calibrate;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A bank, part by part: what its distances are measured in, and cues made of its own memories. */
final class Geometry {
  /** Two ways to sum the same numbers differ by less, relative to the largest term. */
  private static final double ROUNDING = 1e-12;

  /**
   * From this share of a part on, equality with a memory is hardly an accident: at eight tokens of
   * 64 one stranger in 300 equals a memory (natural pictures, upper quarter seen).
   */
  private static final double ENOUGH = 0.125;

  /** Tokens are compared about so many times faster than floats are multiplied. */
  private static final int TOKENS_PER_PRODUCT = 4;

  private record Part(PatternBank bank, double weight, double largestNorm) {
    int size() {
      return switch (bank) {
        case DenseBank dense -> dense.dimension();
        case TokenBank grid -> grid.positions();
        case PartsBank _ -> throw new IllegalArgumentException("parts of parts are not supported");
      };
    }
  }

  final PatternBank bank;
  final Similarity similarity;
  private final List<Part> parts;

  Geometry(PatternBank bank, Similarity similarity) {
    this.bank = bank;
    this.similarity = similarity;
    if (bank instanceof PartsBank several) {
      List<Part> all = new ArrayList<>();
      for (int k = 0; k < several.count(); k++) {
        all.add(new Part(several.part(k), several.weight(k), largestNorm(several.part(k))));
      }
      this.parts = List.copyOf(all);
    } else {
      this.parts = List.of(new Part(bank, 1, largestNorm(bank)));
    }
  }

  private static double largestNorm(PatternBank bank) {
    double largest = 0;
    for (int n = 0; n < bank.size(); n++) {
      largest = Math.max(largest, bank.squaredNorm(n));
    }
    return Math.sqrt(largest);
  }

  int count() {
    return parts.size();
  }

  PatternBank part(int k) {
    return parts.get(k).bank;
  }

  /** How many products one scan costs, for a whole cue. */
  double scanCost() {
    double cost = 0;
    for (Part part : parts) {
      boolean dense = part.bank instanceof DenseBank;
      cost += (double) part.size() / (dense ? 1 : TOKENS_PER_PRODUCT);
    }
    return cost * bank.size();
  }

  /** What must be equal for measurements of one bank to be good for another. */
  long fingerprint() {
    List<Object> shape = new ArrayList<>(List.of(similarity.name()));
    for (Part part : parts) {
      shape.add(part.bank instanceof TokenBank ? "tokens" : "dense");
      shape.add(part.size());
      shape.add(part.weight);
    }
    return shape.hashCode();
  }

  /** A cue that shows every part whole. */
  Shown whole() {
    return new Shown(parts.stream().map(part -> new Shown.Part(0, part.size())).toList());
  }

  Shown shown(Observation cue) {
    List<Shown.Part> shown = new ArrayList<>();
    for (int k = 0; k < parts.size(); k++) {
      Part part = parts.get(k);
      shown.add(
          observation(cue, k)
              .filter(_ -> part.weight > 0)
              .map(seen -> Shown.Part.of(observed(seen), part.size()))
              .orElse(Shown.Part.ABSENT));
    }
    return new Shown(shown);
  }

  /** A memory's own pattern as a cue that shows so much of it, in the bank's scale. */
  Observation cue(int row, Shown shown, SplittableRandom random) {
    double begin = random.nextDouble();
    if (!(bank instanceof PartsBank)) {
      return cue(parts.getFirst(), row, shown.parts().getFirst(), begin);
    }
    List<Optional<Observation>> all = new ArrayList<>();
    for (int k = 0; k < parts.size(); k++) {
      Shown.Part part = shown.parts().get(k);
      all.add(
          part.level() < 0 ? Optional.empty() : Optional.of(cue(parts.get(k), row, part, begin)));
    }
    return new Observation.Parts(all);
  }

  private Observation cue(Part part, int row, Shown.Part shown, double begin) {
    BitSet mask = shown.mask(part.size(), begin);
    return switch (part.bank) {
      case TokenBank grid -> Observation.tokens(tokens(grid, row), mask);
      case DenseBank dense -> {
        double[] exact = dense.densify(State.at(row, dense.nothing()));
        float[] values = new float[exact.length];
        for (int k = 0; k < values.length; k++) {
          values[k] = (float) exact[k];
        }
        Observation seen = new Observation.Dense(values, mask);
        yield similarity == Similarity.COSINE ? dense.unit(seen) : seen;
      }
      case PartsBank _ -> throw new IllegalArgumentException("parts of parts are not supported");
    };
  }

  static char[] tokens(TokenBank grid, int row) {
    char[] tokens = new char[grid.positions()];
    for (int s = 0; s < tokens.length; s++) {
      tokens[s] = (char) grid.token(row, s);
    }
    return tokens;
  }

  /** ‖ξ_m-ξ_n‖² over the parts that are shown, whole. */
  double squaredDistance(int m, int n, Shown shown) {
    double sum = 0;
    for (int k = 0; k < parts.size(); k++) {
      if (shown.parts().get(k).level() >= 0) {
        sum += parts.get(k).weight * squaredDistance(parts.get(k).bank, m, n);
      }
    }
    return sum;
  }

  static double squaredDistance(PatternBank bank, int m, int n) {
    return Math.max(0, bank.squaredNorm(m) + bank.squaredNorm(n) - 2 * bank.inner(m, n));
  }

  Yardstick yardstick(Observation cue) {
    double ceiling = 0;
    double floor = 0;
    double unrelated = 0;
    boolean enough = false;
    for (int k = 0; k < parts.size(); k++) {
      Part part = parts.get(k);
      Observation seen = observation(cue, k).filter(o -> !o.nothing()).orElse(null);
      if (seen == null || part.weight == 0) {
        continue;
      }
      double squared = part.bank.squaredNorm(seen, Mixture.NONE);
      double product = part.largestNorm * Math.sqrt(squared);
      double count = observed(seen).cardinality();
      enough |= count >= ENOUGH * part.size();
      boolean tokens = part.bank instanceof TokenBank;
      // Half of what one exchanged token changes, in the units of the similarity.
      double half = tokens ? 0.5 * squared / count : 0;
      double largest = part.largestNorm * part.largestNorm + squared;
      switch (similarity) {
        case L2 -> {
          floor += part.weight * (tokens ? 2 * half : ROUNDING * largest);
          unrelated += part.weight * (tokens ? 2 * squared : squared);
        }
        case DOT -> {
          double most = tokens ? squared : product;
          ceiling += part.weight * most;
          floor += part.weight * (tokens ? half : ROUNDING * largest);
          unrelated += part.weight * most;
        }
        case COSINE -> {
          ceiling += part.weight;
          floor += part.weight * (tokens ? 0.5 / count : ROUNDING);
          unrelated += part.weight;
        }
      }
    }
    return new Yardstick(ceiling, floor, unrelated, enough);
  }

  private Optional<Observation> observation(Observation cue, int k) {
    return cue instanceof Observation.Parts(List<Optional<Observation>> seen)
        ? seen.get(k)
        : Optional.of(cue);
  }

  private static BitSet observed(Observation seen) {
    return switch (seen) {
      case Observation.Dense dense -> dense.observed();
      case Observation.Tokens grid -> {
        BitSet shown = new BitSet();
        for (int s = 0; s < grid.tokens().length; s++) {
          shown.set(s, grid.tokens()[s] != Kernels.NEVER);
        }
        yield shown;
      }
      case Observation.Parts parts ->
          throw new IllegalArgumentException("a part cannot be " + parts.describe());
    };
  }

  /** The rows of a sample, ascending: always the same ones for a size. */
  static int[] sample(int size, int most) {
    int[] rows = new int[size];
    Arrays.setAll(rows, n -> n);
    if (size <= most) {
      return rows;
    }
    SplittableRandom random = new SplittableRandom(size);
    for (int k = 0; k < most; k++) {
      int other = random.nextInt(k, size);
      int row = rows[other];
      rows[other] = rows[k];
      rows[k] = row;
    }
    int[] chosen = Arrays.copyOf(rows, most);
    Arrays.sort(chosen);
    return chosen;
  }
}
