package io.hen.memory;

/** What to do with an item that cannot be told from a stored one by some part of a cue. */
public enum CollisionPolicy {
  /** Store it, and say what it collides with. A cue that both fit ends as ambiguous. */
  WARN,
  /** Store nothing of its batch: {@link InputException} with the code {@code input.collision}. */
  REJECT,
  /**
   * Store it, and link it with what it collides with: a set that belongs together. A cue that only
   * members of the set fit ends as {@link Verdict.Linked}.
   */
  LINK
}
