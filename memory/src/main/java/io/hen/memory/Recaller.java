package io.hen.memory;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import io.hen.memory.store.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Turns a cue into a recollection: encode, run the dynamics, decode, and name the items. */
final class Recaller {
  private static final int LEADING = 16;

  private final Codec codec;
  private final Function<ItemId, Optional<StoredItem>> items;
  private final Function<String, List<ItemId>> captioned;

  Recaller(
      Codec codec,
      Function<ItemId, Optional<StoredItem>> items,
      Function<String, List<ItemId>> captioned) {
    this.codec = codec;
    this.items = items;
    this.captioned = captioned;
  }

  Recollection recall(Networks networks, Cue cue, Similarity similarity, RecallOptions options) {
    long start = System.nanoTime();
    Observation.Parts seen = codec.observe(cue);
    double[] weights = weights(cue, seen);
    long encoded = System.nanoTime();
    Recall recall = networks.network(similarity, weights).recall(seen, options);
    long settled = System.nanoTime();
    Optional<Picture> picture = decode(networks, seen, recall);
    long decoded = System.nanoTime();
    Verdict verdict = verdict(networks, cue, seen, weights, recall);
    Snapshot snapshot = networks.snapshot();
    return new Recollection(
        verdict,
        verdict instanceof Verdict.Retrieved retrieved
            ? items.apply(retrieved.item())
            : Optional.empty(),
        picture,
        weighted(snapshot, recall.weights(), LEADING),
        recall.nearest() < 0 ? Optional.empty() : Optional.of(id(snapshot, recall.nearest())),
        recall,
        Duration.ofNanos(encoded - start),
        Duration.ofNanos(settled - encoded),
        Duration.ofNanos(decoded - settled));
  }

  /** The weight of each part; a part named {@code text} counts as the caption. */
  private double[] weights(Cue cue, Observation.Parts seen) {
    List<Codec.Part> parts = codec.parts();
    double[] weights = new double[parts.size()];
    boolean counts = false;
    for (int part = 0; part < weights.length; part++) {
      boolean text = parts.get(part).name().equals(Codec.Part.TEXT);
      weights[part] = text ? cue.captionWeight() : cue.pictureWeight();
      counts |= weights[part] > 0 && seen.parts().get(part).isPresent();
    }
    if (!counts) {
      throw new IllegalArgumentException(
          "all that the cue shows has weight 0: its weights are "
              + cue.pictureWeight()
              + " for the picture and "
              + cue.captionWeight()
              + " for the caption");
    }
    return weights;
  }

  /** Decodes in the scale of the patterns themselves, which the network may have changed. */
  private Optional<Picture> decode(Networks networks, Observation.Parts seen, Recall recall) {
    if (recall.nearest() < 0) {
      return Optional.empty();
    }
    State state = recall.state();
    return codec.decode(
        networks.bank(), new State(state.remnant(), seen, state.fill(), state.memories()));
  }

  private Verdict verdict(
      Networks networks, Cue cue, Observation.Parts seen, double[] weights, Recall recall) {
    if (recall.nearest() >= 0
        && onlyKeys(seen, weights)
        && !sameKey(networks, cue, seen, recall.nearest())) {
      return new Verdict.Unfamiliar(
          cue.caption()
              .map(caption -> "no stored caption is \"" + caption + "\"")
              .orElse("no stored key is that of the cue"));
    }
    Snapshot snapshot = networks.snapshot();
    return switch (recall.verdict()) {
      case io.hen.core.network.Verdict.Retrieved(int memory, double weight) ->
          new Verdict.Retrieved(id(snapshot, memory), weight);
      case io.hen.core.network.Verdict.Ambiguous(int[] ties, double[] weighs) ->
          new Verdict.Ambiguous(IntStream.of(ties).mapToObj(row -> id(snapshot, row)).toList());
      case io.hen.core.network.Verdict.Metastable(Mixture mixture, double entropy, double among) ->
          new Verdict.Metastable(weighted(snapshot, mixture, mixture.size()), entropy);
      case io.hen.core.network.Verdict.Unfamiliar(String reason) -> new Verdict.Unfamiliar(reason);
    };
  }

  /**
   * Whether a memory has the cue's key: the same pattern, or, should the encoder have computed it
   * otherwise in another batch, the same caption.
   */
  private boolean sameKey(Networks networks, Cue cue, Observation.Parts seen, int row) {
    return KeyMatch.equal(networks.bank(), row, seen)
        || cue.caption()
            .filter(caption -> captioned.apply(caption).contains(id(networks.snapshot(), row)))
            .isPresent();
  }

  /** Whether all that counts of the cue, and shows anything, are exact keys. */
  private boolean onlyKeys(Observation.Parts seen, double[] weights) {
    return IntStream.range(0, weights.length)
        .filter(part -> weights[part] > 0)
        .filter(part -> seen.parts().get(part).filter(shown -> !shown.nothing()).isPresent())
        .allMatch(part -> codec.parts().get(part).exactKey());
  }

  private static List<Verdict.Weighted> weighted(Snapshot snapshot, Mixture mixture, int most) {
    List<Verdict.Weighted> heaviest = new ArrayList<>();
    for (int k = 0; k < Math.min(most, mixture.size()); k++) {
      heaviest.add(new Verdict.Weighted(id(snapshot, mixture.members()[k]), mixture.weights()[k]));
    }
    return heaviest;
  }

  private static ItemId id(Snapshot snapshot, int row) {
    return new ItemId(snapshot.id(row));
  }
}
