package io.hen.memory.store;

/** What a bank segment is worth. */
public enum SegmentState {
  /** Holds the whole bank. */
  CURRENT,
  /** Lacks the newest rows. */
  BEHIND,
  /** Of an earlier state of the database, of another one, or of another layout. */
  STALE,
  /** Its header, length or checksum is wrong, or it cannot be read. */
  DAMAGED,
  /** Not there. */
  MISSING
}
