package io.hen.memory;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import io.hen.memory.store.Snapshot;
import java.time.Duration;
import java.util.Optional;

/** Turns a cue into a recollection: encode, run the dynamics, decode, and name the items. */
final class Recaller {
  private static final int LEADING = 16;

  private final Codec codec;
  private final Lookup lookup;
  private final Judge judge;

  Recaller(Codec codec, Lookup lookup) {
    this.codec = codec;
    this.lookup = lookup;
    this.judge = new Judge(lookup);
  }

  Recollection recall(Networks all, Cue cue, Similarity similarity, RecallOptions options) {
    long start = System.nanoTime();
    Observation.Parts seen = codec.observe(cue);
    CuePlan plan = CuePlan.of(cue, seen, codec.parts(), all, similarity);
    Networks networks = plan.tells() ? all : all.firsts();
    long encoded = System.nanoTime();
    HopfieldNetwork network = networks.network(similarity, plan.weights(), options);
    Recall recall = network.recall(plan.filled(), options);
    long settled = System.nanoTime();
    Optional<Picture> picture = decode(networks, plan, recall);
    long decoded = System.nanoTime();
    Snapshot snapshot = networks.snapshot();
    ItemWeights weights = new ItemWeights(snapshot, lastWeights(recall));
    var leading = weights.sorted().stream().limit(LEADING).toList();
    Verdict verdict = judge.verdict(networks, plan, recall, weights);
    return new Recollection(
        verdict,
        verdict instanceof Verdict.Retrieved retrieved
            ? lookup.item(retrieved.item())
            : Optional.empty(),
        picture,
        leading,
        recall.nearest() < 0
            ? Optional.empty()
            : Optional.of(new ItemId(snapshot.id(recall.nearest()))),
        margin(snapshot, network, plan, recall),
        recall,
        Duration.ofNanos(encoded - start),
        Duration.ofNanos(settled - encoded),
        Duration.ofNanos(decoded - settled));
  }

  /** The weights that the verdict speaks of: of a mixture those that it names. */
  private static Mixture lastWeights(Recall recall) {
    return recall.verdict() instanceof io.hen.core.network.Verdict.Metastable mixed
        ? mixed.mixture()
        : recall.weights();
  }

  /** Decodes in the scale of the patterns themselves, which the network may have changed. */
  private Optional<Picture> decode(Networks networks, CuePlan plan, Recall recall) {
    if (recall.nearest() < 0) {
      return Optional.empty();
    }
    State state = recall.state();
    return codec.decode(
        networks.bank(), new State(state.remnant(), plan.filled(), state.fill(), state.memories()));
  }

  /** The network's margin, unless the runner-up may be another row of the nearest item. */
  private static double margin(
      Snapshot snapshot, HopfieldNetwork network, CuePlan plan, Recall recall) {
    if (recall.nearest() < 0) {
      return recall.margin();
    }
    long nearest = snapshot.id(recall.nearest());
    if (snapshot.to(nearest) - snapshot.from(nearest) == 1) {
      return recall.margin();
    }
    Observation cue = plan.filled();
    double[] similarities = new double[snapshot.size()];
    network
        .bank()
        .similarities(
            network.similarity() == Similarity.COSINE ? network.bank().unit(cue) : cue,
            network.similarity(),
            similarities);
    double second = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < similarities.length; row++) {
      if (snapshot.id(row) != nearest) {
        second = Math.max(second, similarities[row]);
      }
    }
    return Math.max(0, similarities[recall.nearest()] - second);
  }
}
