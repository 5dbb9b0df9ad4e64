package io.hen.memory;

import java.util.List;

/**
 * An item that was stored.
 *
 * @param id its number
 * @param collisions what it collides with, at most 64, by kind and then by the other's id
 */
public record Remembered(ItemId id, List<Collision> collisions) {
  public Remembered {
    collisions = List.copyOf(collisions);
  }
}
