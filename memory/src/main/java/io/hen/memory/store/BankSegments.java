package io.hen.memory.store;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads banks from their segments as far as these can be trusted and from the database otherwise,
 * and writes the segments anew.
 *
 * <p>The rows of a large segment that holds the whole bank are checked in the background ({@link
 * SegmentCheck}): who needs the rows waits for {@link #sound}, who needs the ids alone does not.
 *
 * <p>Segments are written when a memory that was open for writing is closed, and when opening for
 * writing found them missing, damaged or stale. As long as nothing was forgotten a segment that
 * lacks the newest rows is still good for the others, so a large one is written anew only once the
 * rows it lacks are more than an eighth of those it has. Failing to write one is not an error: the
 * bank is then read from the database next time.
 */
final class BankSegments {
  private static final Logger LOG = LoggerFactory.getLogger(BankSegments.class);

  /** Banks up to this size are written whenever they changed. */
  private static final long SMALL = 16 << 20;

  private final StoreFiles files;
  private final List<PartShape> shapes;

  /** Rows that the segments on disk hold of the present bank. */
  private int covered;

  BankSegments(StoreFiles files, List<PartShape> shapes) {
    this.files = files;
    this.shapes = shapes;
  }

  /** Of the segments that the present bank is made of. */
  private SegmentCheck check = SegmentCheck.none();

  /** Loads all banks from the database alone. */
  Banks reload(Connection connection) throws SQLException {
    check = SegmentCheck.none();
    covered = 0;
    return banks(connection, PatternTable.items(connection), List.of());
  }

  /** Loads all banks; their rows may be used once {@link #sound} has said yes. */
  Banks load(Connection connection, Schema.Settings settings) throws SQLException {
    long[] items = PatternTable.items(connection);
    MemorySegment ids = MemorySegment.ofArray(items);
    Snapshot bare = Snapshot.of(items.length, ids, List.of());
    List<SegmentFile> trusted = new ArrayList<>();
    if (items.length > 0) {
      for (PartShape shape : shapes) {
        try {
          trusted.add(trusted(connection, settings, bare, shape, items.length));
        } catch (BadSegmentException e) {
          LOG.info(
              "{} is read from the database instead: {}",
              files.segment(shape.name()),
              e.getMessage());
        }
      }
    }
    boolean whole = trusted.size() == shapes.size();
    covered = whole ? trusted.stream().mapToInt(file -> file.header().rows()).min().orElse(0) : 0;
    List<SegmentFile> unread = trusted.stream().filter(file -> later(file, items.length)).toList();
    if (covered == items.length && !unread.isEmpty()) {
      check = SegmentCheck.begin(unread);
    } else if (covered > 0 && !unread.stream().allMatch(file -> file.sound(() -> false))) {
      LOG.info(
          "the bank is read from the database instead: {}", SegmentFile.damaged().getMessage());
      covered = 0;
    }
    return banks(connection, items, trusted);
  }

  /** Whether a segment is so large, and so complete, that its rows are checked later. */
  private static boolean later(SegmentFile file, int items) {
    return file.header().rows() == items && file.rows().byteSize() > SMALL;
  }

  /** Waits until the rows are checked; if not, {@link #reload}. */
  boolean sound() {
    return check.sound();
  }

  /** Whether it is known already that {@link #sound} says no. */
  boolean damaged() {
    return check.damaged();
  }

  /** Nobody will ask for {@link #sound} any more. */
  void cancel() {
    check.cancel();
  }

  /** The first rows from segments, as many as are covered, and the others from the database. */
  private Banks banks(Connection connection, long[] items, List<SegmentFile> trusted)
      throws SQLException {
    MemorySegment ids = MemorySegment.ofArray(items);
    List<GrowingRows> parts = new ArrayList<>();
    for (int part = 0; part < shapes.size(); part++) {
      long rowBytes = shapes.get(part).rowBytes();
      if (covered > 0 && covered == items.length) {
        parts.add(GrowingRows.of(rowBytes, trusted.get(part).rows()));
      } else {
        GrowingRows rows = GrowingRows.allocate(rowBytes, items.length);
        if (covered > 0) {
          rows.reserve(0, items.length)
              .copyFrom(trusted.get(part).rows().asSlice(0, covered * rowBytes));
        }
        parts.add(rows);
      }
    }
    readTail(connection, items, parts);
    GrowingRows allIds = GrowingRows.allocate(Long.BYTES, items.length);
    allIds.reserve(0, items.length).copyFrom(ids);
    return new Banks(shapes, items.length, allIds, parts);
  }

  private void readTail(Connection connection, long[] items, List<GrowingRows> parts)
      throws SQLException {
    int first = covered;
    int missing = items.length - first;
    if (missing == 0) {
      return;
    }
    List<MemorySegment> targets = parts.stream().map(rows -> rows.reserve(first, missing)).toList();
    PatternTable.read(
        connection,
        files,
        shapes,
        Arrays.copyOfRange(items, first, items.length),
        (k, part, blob) ->
            PatternBytes.copy(shapes.get(part), blob, targets.get(part), (long) first + k));
  }

  /**
   * Opens a segment and checks that it holds the first rows of the present bank, and what these are
   * unless that is to be done later.
   */
  private SegmentFile trusted(
      Connection connection, Schema.Settings settings, Snapshot present, PartShape shape, int items)
      throws BadSegmentException, SQLException {
    SegmentFile file = SegmentFile.map(files.segment(shape.name()), shape);
    check(connection, settings, present, file.header());
    if (!later(file, items) && !file.sound(() -> false)) {
      throw SegmentFile.damaged();
    }
    return file;
  }

  /**
   * Checks that a segment holds the first rows of a bank.
   *
   * @throws BadSegmentException {@code stale}
   */
  static void check(
      Connection connection, Schema.Settings settings, Snapshot present, SegmentHeader header)
      throws BadSegmentException, SQLException {
    SegmentHeader.Origin origin = header.origin();
    boolean fits =
        origin.sameStore(origin(settings, origin.lastId(), origin.lastBatch()))
            && present.to(origin.lastId()) == header.rows()
            && present.id(header.rows() - 1) == origin.lastId()
            && ItemTable.batch(connection, origin.lastId())
                .filter(batch -> batch == origin.lastBatch())
                .isPresent();
    if (!fits) {
      throw new BadSegmentException(
          SegmentState.STALE, "it is not of the database's present state");
    }
  }

  /** Something was forgotten: what lies on disk is of no use any more. */
  void invalidate() {
    covered = 0;
  }

  /** Writes the segments if they lack too much. */
  void writeIfDue(Database database, Schema.Settings settings, Snapshot present) {
    int lacking = present.size() - covered;
    long bytes = present.rows().stream().mapToLong(MemorySegment::byteSize).sum();
    if (!SegmentFile.usable() || (present.size() > 0 && lacking == 0)) {
      return;
    }
    if (covered > 0 && bytes > SMALL && lacking <= covered / 8) {
      return;
    }
    try {
      if (present.size() == 0) {
        for (PartShape shape : shapes) {
          Files.deleteIfExists(files.segment(shape.name()));
        }
        return;
      }
      long lastId = present.id(present.size() - 1);
      long lastBatch =
          database
              .query(connection -> ItemTable.batch(connection, lastId))
              .orElseThrow(() -> new IOException("item " + lastId + " is gone"));
      SegmentHeader.Origin origin = origin(settings, lastId, lastBatch);
      for (int part = 0; part < shapes.size(); part++) {
        PartShape shape = shapes.get(part);
        SegmentFile.write(
            files.segment(shape.name()), shape, present.size(), origin, present.rows().get(part));
      }
      covered = present.size();
    } catch (IOException | StoreFailure e) {
      LOG.warn("the bank segments in {} were not written: {}", files.directory(), e.toString());
    }
  }

  private static SegmentHeader.Origin origin(
      Schema.Settings settings, long lastId, long lastBatch) {
    return new SegmentHeader.Origin(
        lastId, lastBatch, settings.erasure(), settings.store(), settings.identity().fingerprint());
  }
}
