package io.hen.experiments.reproduce;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import io.hen.core.measure.NumericalRank;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The rank of what was recalled as a share of the rank of what was meant (relative rank, version 2
 * of the paper, Appendix C): below 1 where different cues end in the same states, in averages for
 * example. Measured on some of the recalls, as ranks cost the cube of their number.
 */
final class RelativeRank {
  /** Of so many recalls at most. */
  static final int SAMPLE = 500;

  /** Weights below it are left out of a mixture. */
  private static final double LEAST = 1e-6;

  private RelativeRank() {}

  /**
   * Measures.
   *
   * @param bank of one part
   * @param states end states, without remnants of the cues
   * @param meant the memory meant by each
   */
  static double of(PatternBank bank, List<Mixture> states, List<Integer> meant) {
    int all = rank(bank, meant.stream().map(Mixture::of).toList());
    return all == 0 ? 0 : (double) rank(bank, states) / all;
  }

  private static int rank(PatternBank bank, List<Mixture> states) {
    List<Mixture> clean = states.stream().map(state -> state.above(LEAST)).toList();
    return NumericalRank.ofGram(
        bank instanceof DenseBank dense ? dense(dense, clean) : tokens(bank, clean));
  }

  private static double[][] dense(DenseBank bank, List<Mixture> states) {
    List<double[]> rows = new ArrayList<>();
    Observation none = bank.nothing();
    for (Mixture state : states) {
      rows.add(bank.densify(new State(0, none, Mixture.NONE, state)));
    }
    double[][] gram = new double[rows.size()][rows.size()];
    for (int i = 0; i < gram.length; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        double[] a = rows.get(i);
        double[] b = rows.get(j);
        for (int k = 0; k < a.length; k++) {
          sum += a[k] * b[k];
        }
        gram[i][j] = sum;
        gram[j][i] = sum;
      }
    }
    return gram;
  }

  /** A state's inner products with all memories are one scan, however many members it has. */
  private static double[][] tokens(PatternBank bank, List<Mixture> states) {
    double[][] gram = new double[states.size()][states.size()];
    double[] inner = new double[bank.size()];
    for (int i = 0; i < gram.length; i++) {
      bank.absentInner(bank.nothing(), states.get(i), inner);
      for (int j = 0; j <= i; j++) {
        Mixture other = states.get(j);
        double sum = 0;
        for (int k = 0; k < other.size(); k++) {
          sum += other.weights()[k] * inner[other.members()[k]];
        }
        gram[i][j] = sum;
        gram[j][i] = sum;
      }
    }
    return gram;
  }

  /** The first few of a list. */
  static <T> List<T> sample(List<T> all) {
    return Collections.unmodifiableList(all.subList(0, Math.min(all.size(), SAMPLE)));
  }
}
