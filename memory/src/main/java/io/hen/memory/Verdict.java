package io.hen.memory;

import java.util.List;

/**
 * What a recall ended as; none of them is an error, and none is silently the nearest item. Where an
 * item has several patterns (one for each caption) its weight is the sum of theirs.
 */
public sealed interface Verdict {

  /**
   * One item.
   *
   * @param weight its weight in the last update, in [0.99,1]; if an exactly equal caption decided
   *     between tied items, the weight of the tied ones together
   */
  record Retrieved(ItemId item, double weight) implements Verdict {}

  /**
   * The cue cannot decide between these items: all are exactly equally similar to it and none is
   * more similar, or the cue is a caption that all of them have.
   *
   * @param ties at least two, ascending by id, with their weights in the last update
   */
  record Ambiguous(List<Weighted> ties) implements Verdict {
    public Ambiguous {
      ties = List.copyOf(ties);
    }

    /** The tied items, ascending. */
    public List<ItemId> items() {
      return ties.stream().map(Weighted::item).toList();
    }
  }

  /**
   * A mixture of several items.
   *
   * @param mixture heaviest first
   * @param entropy {@code -Σ p ln p} in nats
   * @param participation {@code 1 / Σ p²}: of how many equal members the mixture is worth
   */
  record Metastable(List<Weighted> mixture, double entropy, double participation)
      implements Verdict {
    public Metastable {
      mixture = List.copyOf(mixture);
    }
  }

  /**
   * A set of items that the user linked ({@link CollisionPolicy#LINK}): a tie between items of one
   * set, or a mixture of which one set has at least 0.99 of the weight.
   *
   * @param items at least two, heaviest first
   * @param weight of all of them in the last update
   */
  record Linked(List<Weighted> items, double weight) implements Verdict {
    public Linked {
      items = List.copyOf(items);
    }
  }

  /**
   * The cue is not close enough to anything stored.
   *
   * @param reason one sentence
   */
  record Unfamiliar(String reason) implements Verdict {}

  /** An item and its weight. */
  record Weighted(ItemId item, double weight) {}
}
