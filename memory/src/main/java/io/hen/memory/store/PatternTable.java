package io.hen.memory.store;

import java.lang.foreign.MemorySegment;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Reads and writes the table of patterns: one row for each item, pattern of it, and part. */
final class PatternTable {
  private PatternTable() {}

  /** Receives the parts of the patterns in order. */
  @FunctionalInterface
  interface Sink {
    /** Bytes of one part of the k-th pattern that is read, k counted from 0. */
    void accept(int k, int part, MemorySegment blob);
  }

  /**
   * Stores the patterns of items that were just stored.
   *
   * @param patterns for each item each of its patterns, and of that the bytes of each part
   */
  static void insert(Connection connection, long[] ids, List<List<byte[][]>> patterns)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO patterns(item, number, part, data) VALUES(?, ?, ?, ?)")) {
      for (int k = 0; k < ids.length; k++) {
        for (int number = 0; number < patterns.get(k).size(); number++) {
          byte[][] parts = patterns.get(k).get(number);
          for (int part = 0; part < parts.length; part++) {
            statement.setLong(1, ids[k]);
            statement.setInt(2, number);
            statement.setInt(3, part);
            statement.setBytes(4, parts[part]);
            statement.executeUpdate();
          }
        }
      }
    }
  }

  /**
   * For each pattern the id of its item, ascending, so that an id appears as often as its item has
   * patterns; read from an index, not from the blobs.
   */
  static long[] items(Connection connection) throws SQLException {
    long[] ids = new long[1024];
    int count = 0;
    try (PreparedStatement statement =
            connection.prepareStatement(
                "SELECT item FROM patterns WHERE part = 0 ORDER BY item, number");
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
   * @param ids as {@link #items} gives them, from the first pattern of some item on
   * @throws StoreFailure {@code store.corrupt} if a pattern lacks a part or one has the wrong
   *     length
   */
  static void read(
      Connection connection, StoreFiles files, List<PartShape> shapes, long[] ids, Sink sink)
      throws SQLException {
    if (ids.length == 0) {
      return;
    }
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT item, number, part, data FROM patterns WHERE item >= ?"
                + " ORDER BY item, number, part")) {
      statement.setLong(1, ids[0]);
      try (ResultSet rows = statement.executeQuery()) {
        int number = 0;
        for (int k = 0; k < ids.length; k++) {
          number = k > 0 && ids[k] == ids[k - 1] ? number + 1 : 0;
          for (int part = 0; part < shapes.size(); part++) {
            if (!rows.next()
                || rows.getLong(1) != ids[k]
                || rows.getInt(2) != number
                || rows.getInt(3) != part) {
              throw Failures.corrupt(
                  files, "item " + ids[k] + " lacks its part " + shapes.get(part).name(), null);
            }
            byte[] blob = rows.getBytes(4);
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
