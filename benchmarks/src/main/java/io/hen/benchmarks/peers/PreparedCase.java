package io.hen.benchmarks.peers;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import java.util.ArrayList;
import java.util.List;

/** A case whose bank, network and cues are in memory. */
final class PreparedCase {
  private final CaseRequest request;
  private final HopfieldNetwork network;
  private final List<Observation> cues;

  PreparedCase(CaseRequest request, HopfieldNetwork network, List<Observation> cues) {
    this.request = request;
    this.network = network;
    this.cues = cues;
  }

  /**
   * Does the case's work once for each of some cues.
   *
   * @param first index of the first cue; past the last one they begin again
   * @param count how many
   * @return how often the bank was read for one cue, on average
   */
  double run(int first, int count) {
    List<Observation> chosen = chosen(first, count);
    return switch (request.work()) {
      case RECALL -> {
        long scans = 0;
        for (Observation cue : chosen) {
          scans += network.recall(cue, request.options()).work().scans();
        }
        yield (double) scans / count;
      }
      case BULK -> {
        long scans = 0;
        for (Recall recall : network.recallAll(chosen, request.options())) {
          scans += recall.work().scans();
        }
        yield (double) scans / count;
      }
      case NEAREST -> {
        double[] similarities = new double[request.size()];
        int winners = 0;
        for (Observation cue : chosen) {
          winners ^= nearest(cue, similarities);
        }
        // Always true; it keeps the search from being optimised away.
        yield winners < request.size() * 2 ? 1 : Double.NaN;
      }
    };
  }

  /** The outcomes for the first cues. */
  List<Outcome> answer(int count) {
    List<Observation> chosen = chosen(0, count);
    List<Outcome> outcomes = new ArrayList<>();
    switch (request.work()) {
      case RECALL -> {
        for (Observation cue : chosen) {
          outcomes.add(outcome(network.recall(cue, request.options())));
        }
      }
      case BULK -> {
        for (Recall recall : network.recallAll(chosen, request.options())) {
          outcomes.add(outcome(recall));
        }
      }
      case NEAREST -> {
        double[] similarities = new double[request.size()];
        for (Observation cue : chosen) {
          int winner = nearest(cue, similarities);
          outcomes.add(new Outcome(winner, new float[] {(float) similarities[winner]}, 1));
        }
      }
    }
    return outcomes;
  }

  private List<Observation> chosen(int first, int count) {
    List<Observation> chosen = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      chosen.add(cues.get((first + k) % cues.size()));
    }
    return chosen;
  }

  private int nearest(Observation cue, double[] similarities) {
    network.bank().similarities(cue, request.similarity(), similarities);
    int best = 0;
    for (int n = 1; n < similarities.length; n++) {
      if (similarities[n] > similarities[best]) {
        best = n;
      }
    }
    return best;
  }

  private Outcome outcome(Recall recall) {
    Mixture weights = recall.weights();
    PatternBank bank = network.bank();
    float[] state =
        bank instanceof DenseBank dense
            ? floats(dense.densify(recall.state()))
            : floats(new double[] {weights.weights()[0]});
    return new Outcome(weights.members()[0], state, recall.work().scans());
  }

  private static float[] floats(double[] values) {
    float[] rounded = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      rounded[k] = (float) values[k];
    }
    return rounded;
  }
}
