package io.hen.core.network;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Numbers;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Reading;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A bank seen through a similarity: what is the same for every recall, and the terms of the energy
 * that belong to the data.
 *
 * <p>In unit scaling a memory's score is {@code β'(⟨ξ_n,v⟩ + b_n)}, see {@link Similarity}.
 */
final class Landscape {
  final PatternBank bank;
  final Similarity similarity;

  /** b_n, double[N]. */
  final double[] biases;

  /** Whether all biases are the same. */
  final boolean evenBiases;

  /** ‖ξ_n‖, double[N]. */
  final double[] norms;

  /** M, the largest norm. */
  final double largestNorm;

  Landscape(PatternBank stored, Similarity similarity) {
    this.bank = similarity == Similarity.COSINE ? stored.unit() : stored;
    this.similarity = similarity;
    int size = bank.size();
    this.biases = new double[size];
    this.norms = new double[size];
    double largest = 0;
    boolean even = size > 0;
    for (int n = 0; n < size; n++) {
      double squared = bank.squaredNorm(n);
      biases[n] = similarity.bias(squared);
      even &= biases[n] == biases[0];
      norms[n] = Math.sqrt(squared);
      largest = Math.max(largest, norms[n]);
    }
    this.largestNorm = largest;
    this.evenBiases = even;
  }

  /** The cue in the bank's own scale. */
  Observation scaled(Observation cue) {
    return similarity == Similarity.COSINE ? bank.unit(cue) : cue;
  }

  /** An upper bound of the length of a cue, from its similarity to itself and to the nearest. */
  double cueLength(double self, double top) {
    return similarity == Similarity.L2 ? largestNorm + Math.sqrt(-top) : Math.sqrt(self);
  }

  /**
   * Bounds the rounding error of the similarity of any memory to a cue, see {@link
   * PatternBank#rounding}.
   *
   * @param length of the cue, or more
   * @param self similarity of the cue to itself
   */
  double similarityError(double length, double self) {
    double relative = bank.rounding(1);
    return switch (similarity) {
      case DOT -> 2 * relative * largestNorm * length;
      case L2 -> 4 * relative * (largestNorm + length) * (largestNorm + length);
      case COSINE -> 4 * relative * self;
    };
  }

  /**
   * Asks the bank.
   *
   * @param bounded whether an answer with bounds will do
   */
  Numbers read(Reading reading, boolean bounded) {
    Optional<Numbers> perhaps = bounded ? bank.bounded(reading) : Optional.empty();
    return perhaps.orElseGet(() -> {
      double[] all = new double[bank.size()];
      bank.read(List.of(reading), new double[][] {all});
      return Numbers.exact(all);
    });
  }

  /** {@code inner[n] = ⟨ξ_n,v⟩} for every n, by reading the whole bank. */
  double[] inner(State state) {
    double[] inner = new double[bank.size()];
    bank.inner(state.memories(), inner);
    if (state.remnant() > 0) {
      double[] cue = new double[bank.size()];
      bank.inner(state.cue(), state.fill(), cue);
      Arrays.setAll(inner, n -> inner[n] + state.remnant() * cue[n]);
    }
    return inner;
  }

  /** ‖v‖². */
  double squaredNorm(State state, double[] inner) {
    double sum = 0;
    Mixture memories = state.memories();
    for (int k = 0; k < memories.size(); k++) {
      sum += memories.weights()[k] * inner[memories.members()[k]];
    }
    if (state.remnant() > 0) {
      double cueSquared = bank.squaredNorm(state.cue(), state.fill());
      double[] cue = new double[bank.size()];
      bank.inner(state.cue(), state.fill(), cue);
      double cross = 0;
      for (int k = 0; k < memories.size(); k++) {
        cross += memories.weights()[k] * cue[memories.members()[k]];
      }
      sum += state.remnant() * (state.remnant() * cueSquared + cross);
    }
    return sum;
  }
}
