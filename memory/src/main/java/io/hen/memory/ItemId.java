package io.hen.memory;

/**
 * Names one item of a memory. Numbers are given out in the order of storing, from 1, and never
 * given again.
 *
 * @param number ≥ 1
 */
public record ItemId(long number) implements Comparable<ItemId> {
  public ItemId {
    if (number < 1) {
      throw new IllegalArgumentException("an item's number is at least 1, not " + number);
    }
  }

  @Override
  public int compareTo(ItemId other) {
    return Long.compare(number, other.number);
  }

  @Override
  public String toString() {
    return Long.toString(number);
  }
}
