package io.hen.memory;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import io.hen.core.network.StepListener;
import io.hen.memory.store.Snapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

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

  /** Recalls; time that a listener takes is not the network's. */
  Recollection recall(
      Networks all,
      Cue cue,
      Similarity similarity,
      RecallOptions options,
      RecallListener listener,
      boolean decoded) {
    long start = System.nanoTime();
    Observation.Parts seen = codec.observe(cue);
    CuePlan plan = CuePlan.of(cue, seen, codec.parts(), all, similarity);
    Networks networks = plan.tells() ? all : all.firsts();
    long encoded = System.nanoTime();
    HopfieldNetwork network = networks.network(similarity, plan, options);
    Watch watch = new Watch(networks, plan, listener);
    Recall recall =
        listener.equals(RecallListener.SILENT)
            ? network.recall(plan.filled(), options)
            : network.recall(plan.filled(), options, watch);
    long settled = System.nanoTime();
    Optional<Picture> picture =
        decoded && recall.nearest() >= 0
            ? decode(networks, plan, recall.state())
            : Optional.empty();
    long ended = System.nanoTime();
    Snapshot snapshot = networks.snapshot();
    ItemWeights weights = new ItemWeights(snapshot, lastWeights(recall));
    List<Verdict.Weighted> leading = leading(weights);
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
        Duration.ofNanos(settled - encoded - watch.told),
        Duration.ofNanos(ended - settled));
  }

  /** The weights that the verdict speaks of: of a mixture those that it names. */
  private static Mixture lastWeights(Recall recall) {
    return recall.verdict() instanceof io.hen.core.network.Verdict.Metastable mixed
        ? mixed.mixture()
        : recall.weights();
  }

  /** Decodes in the scale of the patterns themselves, which the network may have changed. */
  private Optional<Picture> decode(Networks networks, CuePlan plan, State state) {
    return codec.decode(
        networks.bank(), new State(state.remnant(), plan.filled(), state.fill(), state.memories()));
  }

  /** What the first pattern of an item decodes to. */
  Optional<Picture> decode(Networks networks, ItemId id) {
    Snapshot snapshot = networks.snapshot();
    int row = snapshot.from(id.number());
    return row < snapshot.to(id.number())
        ? codec.decode(networks.bank(), State.at(row, networks.bank().nothing()))
        : Optional.empty();
  }

  private static List<Verdict.Weighted> leading(ItemWeights weights) {
    return weights.sorted().stream().limit(LEADING).toList();
  }

  /** Says a step of the network in items. */
  private final class Watch implements StepListener {
    private final Networks networks;
    private final CuePlan plan;
    private final RecallListener listener;

    /** Nanoseconds that the listener has taken. */
    private long told;

    Watch(Networks networks, CuePlan plan, RecallListener listener) {
      this.networks = networks;
      this.plan = plan;
      this.listener = listener;
    }

    @Override
    public void onStep(Step step) {
      long start = System.nanoTime();
      listener.onStep(new NetworkMoment(step));
      told += System.nanoTime() - start;
    }

    private final class NetworkMoment implements RecallListener.Moment {
      private final Step step;

      NetworkMoment(Step step) {
        this.step = step;
      }

      @Override
      public int step() {
        return step.number();
      }

      @Override
      public OptionalDouble energy() {
        return step.energy();
      }

      @Override
      public List<Verdict.Weighted> leading() {
        return Recaller.leading(new ItemWeights(networks.snapshot(), step.weights()));
      }

      @Override
      public Optional<Picture> picture() {
        return decode(networks, plan, step.state());
      }
    }
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
