package io.hen.memory.store;

import java.lang.foreign.MemorySegment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Reads and writes the table of patterns: one row for each item and part. */
final class PatternTable {
  private PatternTable() {}

  /** Receives the parts of the items in order. */
  @FunctionalInterface
  interface Sink {
    /** Bytes of one part of the k-th item that is read, k counted from 0. */
    void accept(int k, int part, MemorySegment blob);
  }

  /**
   * Stores the patterns of items that were just stored.
   *
   * @param patterns for each item the bytes of each part
   */
  static void insert(Connection connection, long[] ids, List<byte[][]> patterns)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO patterns(item, part, data) VALUES(?, ?, ?)")) {
      for (int k = 0; k < ids.length; k++) {
        byte[][] parts = patterns.get(k);
        for (int part = 0; part < parts.length; part++) {
          statement.setLong(1, ids[k]);
          statement.setInt(2, part);
          statement.setBytes(3, parts[part]);
          statement.executeUpdate();
        }
      }
    }
  }

  /** Ids of all items that have a pattern, ascending; read from an index, not from the blobs. */
  static long[] items(Connection connection) throws SQLException {
    long[] ids = new long[1024];
    int count = 0;
    try (PreparedStatement statement =
            connection.prepareStatement("SELECT item FROM patterns WHERE part = 0 ORDER BY item");
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        if (count == ids.length) {
          ids = Arrays.copyOf(ids, 2 * count);
        }
        ids[count++] = rows.getLong(1);
      }
    }
    return Arrays.copyOf(ids, count);
  }

  /**
   * Reads the patterns of some items in order.
   *
   * @param ids all items whose id is at least {@code ids[0]}, ascending
   * @throws StoreFailure {@code store.corrupt} if an item lacks a part or one has the wrong length
   */
  static void read(
      Connection connection, StoreFiles files, List<PartShape> shapes, long[] ids, Sink sink)
      throws SQLException {
    if (ids.length == 0) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT item, part, data FROM patterns WHERE item >= ? ORDER BY item, part")) {
      statement.setLong(1, ids[0]);
      try (ResultSet rows = statement.executeQuery()) {
        for (int k = 0; k < ids.length; k++) {
          for (int part = 0; part < shapes.size(); part++) {
            if (!rows.next() || rows.getLong(1) != ids[k] || rows.getInt(2) != part) {
              throw Failures.corrupt(
                  files, "item " + ids[k] + " lacks its part " + shapes.get(part).name(), null);
            }
            byte[] blob = rows.getBytes(3);
            String wrong = PatternBytes.defect(shapes.get(part), blob);
            if (!wrong.isEmpty()) {
              throw Failures.corrupt(
                  files,
                  "part " + shapes.get(part).name() + " of item " + ids[k] + " " + wrong,
                  null);
            }
            sink.accept(k, part, MemorySegment.ofArray(blob));
          }
        }
      }
    }
  }
}
