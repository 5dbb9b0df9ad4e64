package io.hen.memory;

import java.util.List;

/** What a recall ended as; none of them is an error, and none is silently the nearest item. */
public sealed interface Verdict {

  /**
   * One item.
   *
   * @param weight its weight in the last update, in [0.99,1]
   */
  record Retrieved(ItemId item, double weight) implements Verdict {}

  /**
   * The cue cannot decide between these items: all are exactly equally similar to it and none is
   * more similar.
   *
   * @param ties at least two, ascending
   */
  record Ambiguous(List<ItemId> ties) implements Verdict {}

  /**
   * A mixture of several items.
   *
   * @param mixture heaviest first
   * @param entropy {@code -Σ p ln p} in nats
   */
  record Metastable(List<Weighted> mixture, double entropy) implements Verdict {}

  /**
   * The cue is not close enough to anything stored.
   *
   * @param reason one sentence
   */
  record Unfamiliar(String reason) implements Verdict {}

  /** An item and its weight. */
  record Weighted(ItemId item, double weight) {}
}
