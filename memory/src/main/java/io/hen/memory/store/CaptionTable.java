package io.hen.memory.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads and writes the table of captions. Those at positions from 0 are the user's; one at {@link
 * #JOINED} is what the item's patterns encode if that is all of them joined.
 */
final class CaptionTable {
  private static final int JOINED = -1;

  private CaptionTable() {}

  /** Stores the captions of items that were just stored. */
  static void insert(Connection connection, long[] ids, List<NewItem> items) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT INTO captions(item, position, text) VALUES(?, ?, ?)")) {
      for (int k = 0; k < ids.length; k++) {
        if (items.get(k).joined().isPresent()) {
          insert(statement, ids[k], JOINED, items.get(k).joined().get());
        }
        List<String> captions = items.get(k).content().captions();
        for (int position = 0; position < captions.size(); position++) {
          insert(statement, ids[k], position, captions.get(position));
        }
      }
    }
  }

  private static void insert(PreparedStatement statement, long id, int position, String text)
      throws SQLException {
    statement.setLong(1, id);
    statement.setInt(2, position);
    statement.setString(3, text);
    statement.executeUpdate();
  }

  /** The captions of an item, in the user's order. */
  static List<String> of(Connection connection, long id) throws SQLException {
    List<String> captions = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT text FROM captions WHERE item = ? AND position >= 0 ORDER BY position")) {
      statement.setLong(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          captions.add(rows.getString(1));
        }
      }
    }
    return captions;
  }

  /** Ids of the items of which one caption is exactly this, ascending. */
  static List<Long> captioned(Connection connection, String text) throws SQLException {
    return ids(
        connection,
        "SELECT DISTINCT item FROM captions WHERE text = ? AND position >= 0 ORDER BY item",
        text);
  }

  /** Ids of the items that have a pattern of exactly this text, ascending. */
  static List<Long> keyed(Connection connection, String text) throws SQLException {
    return ids(
        connection,
        "SELECT DISTINCT item FROM captions AS c WHERE text = ? AND (position = "
            + JOINED
            + " OR NOT EXISTS(SELECT 1 FROM captions WHERE item = c.item AND position = "
            + JOINED
            + ")) ORDER BY item",
        text);
  }

  private static List<Long> ids(Connection connection, String query, String text)
      throws SQLException {
    List<Long> ids = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, text);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          ids.add(rows.getLong(1));
        }
      }
    }
    return ids;
  }
}
