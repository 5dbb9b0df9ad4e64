package io.hen.memory.store;

import java.util.List;

/**
 * Items that are to become one linked set, together with the sets that they are members of.
 *
 * @param fresh numbers of new items, counted from 0 in their batch
 * @param stored ids of items that are stored; those that were forgotten meanwhile are passed over
 */
public record NewLink(List<Integer> fresh, List<Long> stored) {
  public NewLink {
    fresh = List.copyOf(fresh);
    stored = List.copyOf(stored);
  }
}
