package io.hen.memory.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The tables of a store and the settings that say what it holds. See {@code docs/formats.md}. */
final class Schema {
  /** "hen" and a zero byte, so that {@code file} and we know whose database it is. */
  static final int APPLICATION = 0x68656e00;

  /** Of the tables below; {@link Migration} knows the earlier one. */
  static final int VERSION = 2;

  /** What format 1, which had no such setting, amounts to. */
  static final String CAPTIONS_OF_1 = "EACH";

  private static final int PAGE_BYTES = 8192;
  private static final int LOG_BYTES_KEPT = 64 << 20;

  static final String CAPTIONS =
      """
      CREATE TABLE captions(
        item INTEGER NOT NULL REFERENCES items(id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY(item, position)) STRICT, WITHOUT ROWID\
      """;

  static final String CAPTIONS_BY_TEXT = "CREATE INDEX captions_by_text ON captions(text)";

  static final String PATTERNS =
      """
      CREATE TABLE patterns(
        item INTEGER NOT NULL REFERENCES items(id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        part INTEGER NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY(item, number, part)) STRICT\
      """;

  static final String LINKS =
      """
      CREATE TABLE links(
        item INTEGER PRIMARY KEY NOT NULL REFERENCES items(id) ON DELETE CASCADE,
        link INTEGER NOT NULL) STRICT\
      """;

  static final String LINKS_BY_LINK = "CREATE INDEX links_by_link ON links(link)";

  private static final List<String> TABLES =
      List.of(
          """
          CREATE TABLE settings(
            name TEXT PRIMARY KEY NOT NULL,
            value TEXT NOT NULL) STRICT, WITHOUT ROWID\
          """,
          // The bytes come last: what stands behind a long value is slow to reach.
          """
          CREATE TABLE items(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            batch INTEGER NOT NULL,
            remembered TEXT NOT NULL,
            media_type TEXT NOT NULL,
            metadata TEXT NOT NULL,
            bytes BLOB NOT NULL) STRICT\
          """,
          CAPTIONS,
          CAPTIONS_BY_TEXT,
          PATTERNS,
          LINKS,
          LINKS_BY_LINK);

  /**
   * What the settings say.
   *
   * @param store random, given when the store was made
   * @param identity which codec filled it
   * @param erasure random, given anew whenever something is forgotten
   */
  record Settings(UUID store, Identity identity, long erasure) {}

  private Schema() {}

  /**
   * Reads the settings, changing nothing.
   *
   * @return empty for a database without any table
   * @throws StoreFailure {@code store.corrupt}, {@code store.newer}, {@code store.foreign}
   */
  static Optional<Settings> read(Connection connection, StoreFiles files) throws SQLException {
    if (Database.number(connection, "SELECT count(*) FROM sqlite_schema") == 0) {
      return Optional.empty();
    }
    if (Database.number(connection, "PRAGMA application_id") != APPLICATION) {
      throw new StoreFailure(
          "store.foreign",
          files.database() + " is an SQLite database, but not one of hen's",
          "Choose another directory.",
          null);
    }
    long version = Database.number(connection, "PRAGMA user_version");
    if (version > VERSION) {
      throw new StoreFailure(
          "store.newer",
          "the memory in "
              + files.directory()
              + " has format "
              + version
              + ", but this hen knows formats up to "
              + VERSION,
          "Open it with the newer hen that wrote it; nothing was changed.",
          null);
    }
    Map<String, String> settings = new HashMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT name, value FROM settings")) {
      while (rows.next()) {
        settings.put(rows.getString(1), rows.getString(2));
      }
    }
    try {
      return Optional.of(
          new Settings(
              UUID.fromString(value(settings, "store")),
              new Identity(
                  value(settings, "codec.name"),
                  value(settings, "codec.version"),
                  value(settings, "codec.sha256"),
                  value(settings, "parts").lines().map(PartShape::parse).toList(),
                  settings.getOrDefault("captions", CAPTIONS_OF_1)),
              Long.parseLong(value(settings, "erasure"))));
    } catch (IllegalArgumentException e) {
      throw Failures.corrupt(files, "its settings cannot be read: " + e.getMessage(), e);
    }
  }

  /** Makes a connection durable and, for a new file, chooses the page size. */
  static Void prepare(Connection connection) throws SQLException {
    // Has an effect only before the first table.
    Database.execute(connection, "PRAGMA page_size = " + PAGE_BYTES);
    Database.execute(connection, "PRAGMA journal_mode = WAL");
    Database.execute(connection, "PRAGMA synchronous = FULL");
    Database.execute(connection, "PRAGMA journal_size_limit = " + LOG_BYTES_KEPT);
    Database.execute(connection, "PRAGMA foreign_keys = ON");
    // What is forgotten is overwritten, not only unlinked.
    Database.execute(connection, "PRAGMA secure_delete = ON");
    return null;
  }

  /** Makes the tables of a new store; call within a transaction. */
  static Settings create(Connection connection, Identity identity) throws SQLException {
    for (String table : TABLES) {
      Database.execute(connection, table);
    }
    Settings settings = new Settings(UUID.randomUUID(), identity, number());
    put(connection, "store", settings.store.toString());
    put(connection, "codec.name", identity.codec());
    put(connection, "codec.version", identity.version());
    put(connection, "codec.sha256", identity.sha256());
    put(connection, "parts", identity.partsText());
    put(connection, "captions", identity.captions());
    put(connection, "erasure", Long.toString(settings.erasure));
    Database.execute(connection, "PRAGMA application_id = " + APPLICATION);
    Database.execute(connection, "PRAGMA user_version = " + VERSION);
    return settings;
  }

  /** Gives a new erasure number; call within a transaction. */
  static long erase(Connection connection) throws SQLException {
    long erasure = number();
    put(connection, "erasure", Long.toString(erasure));
    return erasure;
  }

  /** A number that no other transaction of any copy of the store is given. */
  static long number() {
    return ThreadLocalRandom.current().nextLong();
  }

  private static void put(Connection connection, String name, String value) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("INSERT OR REPLACE INTO settings(name, value) VALUES(?, ?)")) {
      statement.setString(1, name);
      statement.setString(2, value);
      statement.executeUpdate();
    }
  }

  private static String value(Map<String, String> settings, String name) {
    String value = settings.get(name);
    if (value == null) {
      throw new IllegalArgumentException("\"" + name + "\" is missing");
    }
    return value;
  }
}
