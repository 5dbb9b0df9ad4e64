package io.hen.memory;

/**
 * Two items that a cue of some part cannot tell apart, or hardly.
 *
 * @param kind in what they agree
 * @param part the part whose patterns collide: {@code text} for captions; for equal bytes the first
 *     part
 * @param item the new item
 * @param stored the one that was there before, or earlier in the same call
 * @param similarity 1 if they are equal; for nearly equal tokens the share of equal ones, for
 *     nearly equal numbers {@code 1 - d/g}, d their distance and g the typical distance of an item
 *     to its nearest neighbour
 */
public record Collision(Kind kind, String part, ItemId item, ItemId stored, double similarity) {

  /** In what two items agree. */
  public enum Kind {
    /** The original bytes, and so everything but perhaps the captions. */
    BYTES,
    /** A caption, letter by letter. */
    CAPTION,
    /** A part's pattern, though not the bytes or the caption it was made from. */
    PATTERN,
    /** A part's pattern, nearly. */
    NEAR_PATTERN
  }
}
