package io.hen.memory.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the table of items. */
final class ItemTable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<LinkedHashMap<String, String>> METADATA =
      new TypeReference<>() {};

  private ItemTable() {}

  /**
   * Stores items, without their captions and patterns.
   *
   * @param batch the number of the transaction
   * @return their ids, ascending
   */
  static long[] insert(Connection connection, List<NewItem> items, Instant remembered, long batch)
      throws SQLException {
    long[] ids = new long[items.size()];
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO items(batch, remembered, media_type, metadata, bytes)"
                + " VALUES(?, ?, ?, ?, ?) RETURNING id")) {
      for (int k = 0; k < ids.length; k++) {
        ItemRow.Content item = items.get(k).content();
        statement.setLong(1, batch);
        statement.setString(2, remembered.toString());
        statement.setString(3, item.mediaType());
        statement.setString(4, JSON.writeValueAsString(item.metadata()));
        statement.setBytes(5, item.bytes());
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          ids[k] = row.getLong(1);
        }
      }
    }
    return ids;
  }

  /** One item. */
  static Optional<ItemRow> get(Connection connection, StoreFiles files, long id)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "SELECT remembered, media_type, metadata, bytes FROM items WHERE id = ?")) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        Map<String, String> metadata = metadata(row.getString(3));
        List<String> captions = CaptionTable.of(connection, id);
        ItemRow.Content content =
            new ItemRow.Content(row.getBytes(4), row.getString(2), captions, metadata);
        return Optional.of(new ItemRow(id, content, Instant.parse(row.getString(1))));
      } catch (JacksonException | DateTimeException e) {
        throw unreadable(files, id, e);
      }
    }
  }

  /** Metadata from its JSON, in its order. */
  static Map<String, String> metadata(String json) {
    return JSON.readValue(json, METADATA);
  }

  /** Says that a row is not as it was written. */
  static StoreFailure unreadable(StoreFiles files, long id, RuntimeException cause) {
    return Failures.corrupt(files, "item " + id + " cannot be read: " + cause.getMessage(), cause);
  }

  /** The number of the transaction that stored an item. */
  static Optional<Long> batch(Connection connection, long id) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT batch FROM items WHERE id = ?")) {
      statement.setLong(1, id);
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(row.getLong(1)) : Optional.empty();
      }
    }
  }

  /** Removes items and, by cascade, their captions, patterns and links. */
  static void delete(Connection connection, Collection<Long> ids) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("DELETE FROM items WHERE id = ?")) {
      for (long id : ids) {
        statement.setLong(1, id);
        statement.executeUpdate();
      }
    }
  }
}
