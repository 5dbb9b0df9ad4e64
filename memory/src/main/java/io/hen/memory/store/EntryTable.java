package io.hen.memory.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/**
 * Reads items with their captions but without their bytes: of those the database tells the length
 * without reading them.
 */
final class EntryTable {
  private static final String BEGIN =
      "SELECT i.id, i.remembered, i.media_type, i.metadata, i.length, c.text FROM (SELECT id,"
          + " remembered, media_type, metadata, length(bytes) AS length FROM items WHERE ";

  private static final String END =
      ") AS i LEFT JOIN captions AS c ON c.item = i.id AND c.position >= 0"
          + " ORDER BY i.id, c.position";

  private EntryTable() {}

  /** Items by id, ascending, that come after one; at most {@code limit}. */
  static List<EntryRow> after(Connection connection, StoreFiles files, long id, int limit)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(BEGIN + "id > ? ORDER BY id LIMIT ?" + END)) {
      statement.setLong(1, id);
      statement.setInt(2, limit);
      return read(statement, files);
    }
  }

  /** Those of the items that are there, by id, ascending. */
  static List<EntryRow> of(Connection connection, StoreFiles files, Collection<Long> ids)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(BEGIN + "id IN (SELECT value FROM json_each(?))" + END)) {
      statement.setString(
          1, ids.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
      return read(statement, files);
    }
  }

  /** An item has as many rows as captions, side by side, and one if it has none. */
  private static List<EntryRow> read(PreparedStatement statement, StoreFiles files)
      throws SQLException {
    List<EntryRow> entries = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery()) {
      boolean present = rows.next();
      while (present) {
        long id = rows.getLong(1);
        Instant remembered = remembered(files, id, rows.getString(2));
        String mediaType = rows.getString(3);
        Map<String, String> metadata = metadata(files, id, rows.getString(4));
        long length = rows.getLong(5);
        List<String> captions = new ArrayList<>();
        do {
          String caption = rows.getString(6);
          if (caption != null) {
            captions.add(caption);
          }
          present = rows.next();
        } while (present && rows.getLong(1) == id);
        entries.add(new EntryRow(id, captions, metadata, mediaType, length, remembered));
      }
    }
    return entries;
  }

  private static Instant remembered(StoreFiles files, long id, String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw ItemTable.unreadable(files, id, e);
    }
  }

  private static Map<String, String> metadata(StoreFiles files, long id, String json) {
    try {
      return ItemTable.metadata(json);
    } catch (JacksonException e) {
      throw ItemTable.unreadable(files, id, e);
    }
  }
}
