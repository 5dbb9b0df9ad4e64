package io.hen.core.bank;

import io.hen.core.kernel.Kernels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * What a cue shows of a pattern: values at the observed coordinates and nothing at the others.
 * Absent is not zero: an absent coordinate takes no part in the first scoring.
 */
public sealed interface Observation {

  /** Whether every coordinate is observed. */
  boolean whole();

  /** Whether no coordinate is observed. */
  boolean nothing();

  /**
   * Numbers at the observed coordinates.
   *
   * @param values float[K], finite where observed, ignored elsewhere
   * @param observed coordinates in 0..K-1 that are observed
   */
  record Dense(float[] values, BitSet observed) implements Observation {
    /** Throws {@link IllegalArgumentException} where an observed value is not finite. */
    public Dense {
      observed = (BitSet) observed.clone();
      if (observed.length() > values.length) {
        throw new IllegalArgumentException(
            "coordinate "
                + (observed.length() - 1)
                + " is marked as observed, but the cue has "
                + values.length
                + " values");
      }
      for (int k = observed.nextSetBit(0); k >= 0; k = observed.nextSetBit(k + 1)) {
        if (!Float.isFinite(values[k])) {
          throw new IllegalArgumentException(
              "observed values must be finite, but value " + k + " is " + values[k]);
        }
      }
    }

    @Override
    public boolean whole() {
      return observed.cardinality() == values.length;
    }

    @Override
    public boolean nothing() {
      return observed.isEmpty();
    }
  }

  /**
   * Tokens at the observed positions and {@link Kernels#NEVER} at the hidden ones.
   *
   * @param tokens char[S]
   */
  record Tokens(char[] tokens) implements Observation {
    @Override
    public boolean whole() {
      return observed() == tokens.length;
    }

    @Override
    public boolean nothing() {
      return observed() == 0;
    }

    /** How many positions are observed. */
    public int observed() {
      int count = 0;
      for (char token : tokens) {
        if (token != Kernels.NEVER) {
          count++;
        }
      }
      return count;
    }
  }

  /** One observation for each part of the bank, empty where the cue lacks the part. */
  record Parts(List<Optional<Observation>> parts) implements Observation {
    public Parts {
      parts = List.copyOf(parts);
    }

    @Override
    public boolean whole() {
      return parts.stream().allMatch(part -> part.isPresent() && part.get().whole());
    }

    @Override
    public boolean nothing() {
      return parts.stream().allMatch(part -> part.isEmpty() || part.get().nothing());
    }
  }

  /** Its shape in words, for messages. */
  default String describe() {
    return switch (this) {
      case Dense dense -> "a vector of " + dense.values.length + " numbers";
      case Tokens grid -> "a grid of " + grid.tokens.length + " tokens";
      case Parts several -> "made of " + several.parts.size() + " parts";
    };
  }

  /** All of a pattern. */
  static Observation whole(Pattern pattern) {
    return switch (pattern) {
      case Pattern.Dense(float[] values) -> {
        BitSet all = new BitSet(values.length);
        all.set(0, values.length);
        yield new Dense(values, all);
      }
      case Pattern.Tokens(char[] tokens) -> new Tokens(tokens);
      case Pattern.Parts(List<Pattern> parts) -> {
        List<Optional<Observation>> wholes = new ArrayList<>();
        parts.forEach(part -> wholes.add(Optional.of(whole(part))));
        yield new Parts(wholes);
      }
    };
  }

  /** The tokens at the observed positions of a pattern; hidden elsewhere. */
  static Tokens tokens(char[] tokens, BitSet observed) {
    char[] shown = new char[tokens.length];
    Arrays.fill(shown, Kernels.NEVER);
    observed.stream().forEach(s -> shown[s] = tokens[s]);
    return new Tokens(shown);
  }
}
