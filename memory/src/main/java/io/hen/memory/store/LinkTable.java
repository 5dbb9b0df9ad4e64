package io.hen.memory.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** Reads and writes the table of linked sets, each named by the least id it ever had. */
final class LinkTable {
  private LinkTable() {}

  /** Makes one set of items and of the sets they are members of; passes over those not stored. */
  static void join(Connection connection, Collection<Long> items) throws SQLException {
    Set<Long> names = new LinkedHashSet<>();
    long name = Long.MAX_VALUE;
    for (long item : items) {
      OptionalLong set = set(connection, item);
      set.ifPresent(names::add);
      name = Math.min(name, set.orElse(item));
    }
    try (PreparedStatement rename =
        connection.prepareStatement("UPDATE links SET link = ? WHERE link = ?")) {
      rename.setLong(1, name);
      for (long old : names) {
        rename.setLong(2, old);
        rename.executeUpdate();
      }
    }
    try (PreparedStatement add =
        connection.prepareStatement(
            "INSERT OR REPLACE INTO links(item, link) SELECT id, ? FROM items WHERE id = ?")) {
      add.setLong(1, name);
      for (long item : items) {
        add.setLong(2, item);
        add.executeUpdate();
      }
    }
  }

  /** The members of an item's set, ascending, itself among them; empty if it has none. */
  static List<Long> linked(Connection connection, long item) throws SQLException {
    List<Long> members = new ArrayList<>();
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT item FROM links WHERE link = (SELECT link FROM links WHERE item = ?)"
                + " ORDER BY item")) {
      statement.setLong(1, item);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          members.add(rows.getLong(1));
        }
      }
    }
    return members.size() > 1 ? members : List.of();
  }

  private static OptionalLong set(Connection connection, long item) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT link FROM links WHERE item = ?")) {
      statement.setLong(1, item);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
      }
    }
  }
}
