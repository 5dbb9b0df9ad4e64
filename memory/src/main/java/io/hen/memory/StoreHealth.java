package io.hen.memory;

import io.hen.memory.store.Inspection;
import io.hen.memory.store.StoreFailure;
import java.nio.file.Path;
import java.util.List;

/**
 * What a look at a memory's directory found.
 *
 * @param directory where the memory is
 * @param codec which codec filled it
 * @param items how many items it holds
 * @param captioned how many of them have a caption
 * @param databaseBytes size of the database, the truth
 * @param logBytes size of its write-ahead log; not 0 while a writer is open or after one was killed
 * @param segments the files derived from the database, one for each part
 * @param problems what is wrong with the truth, one sentence each
 */
public record StoreHealth(
    Path directory,
    CodecId codec,
    long items,
    long captioned,
    long databaseBytes,
    long logBytes,
    List<Segment> segments,
    List<String> problems) {

  public StoreHealth {
    segments = List.copyOf(segments);
    problems = List.copyOf(problems);
  }

  /** What a derived file is worth; none of these is a problem, only a slower opening. */
  public enum SegmentState {
    /** Holds the whole bank. */
    CURRENT,
    /** Lacks the newest rows, which are read from the database. */
    BEHIND,
    /** Of an earlier state of the database or of another one; not used. */
    STALE,
    /** Its header, length or checksum is wrong; not used. */
    DAMAGED,
    /** Not there. */
    MISSING
  }

  /**
   * A derived file.
   *
   * @param file where it is
   * @param state what it is worth
   * @param rows how many rows of the bank it holds, 0 if it is not used
   * @param bytes its size
   */
  public record Segment(Path file, SegmentState state, long rows, long bytes) {}

  /** Whether the truth is sound. */
  public boolean healthy() {
    return problems.isEmpty();
  }

  static StoreHealth of(Path directory) {
    try {
      Inspection found = Inspection.of(directory);
      return new StoreHealth(
          directory,
          Stored.codec(found.identity()),
          found.items(),
          found.captioned(),
          found.databaseBytes(),
          found.logBytes(),
          found.segments().stream().map(StoreHealth::segment).toList(),
          found.problems());
    } catch (StoreFailure failure) {
      throw Stored.exception(failure);
    }
  }

  private static Segment segment(Inspection.Segment found) {
    return new Segment(
        found.file(), SegmentState.valueOf(found.state().name()), found.rows(), found.bytes());
  }
}
