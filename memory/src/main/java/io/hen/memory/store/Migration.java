package io.hen.memory.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * From the schema of format 1, in which an item had one caption and one pattern, to the present
 * one.
 */
final class Migration {
  /** Nothing but the captions and patterns moves; ids, times, batches and bytes stay. */
  private static final List<String> FROM_1 =
      List.of(
          Schema.CAPTIONS,
          "INSERT INTO captions SELECT id, 0, caption FROM items WHERE caption IS NOT NULL",
          Schema.CAPTIONS_BY_TEXT,
          "DROP INDEX items_by_caption",
          "ALTER TABLE items DROP COLUMN caption",
          "ALTER TABLE patterns RENAME TO patterns_1",
          Schema.PATTERNS,
          "INSERT INTO patterns SELECT item, 0, part, data FROM patterns_1",
          "DROP TABLE patterns_1",
          Schema.LINKS,
          Schema.LINKS_BY_LINK,
          "INSERT INTO settings VALUES('captions', '" + Schema.CAPTIONS_OF_1 + "')");

  /** The tables of the present schema as a database of format 1 has them. */
  private static final List<String> VIEWS_OF_1 =
      List.of(
          "PRAGMA temp_store = MEMORY",
          "CREATE TEMP VIEW captions AS SELECT id AS item, 0 AS position, caption AS text"
              + " FROM main.items WHERE caption IS NOT NULL",
          "CREATE TEMP VIEW patterns AS SELECT item, 0 AS number, part, data FROM main.patterns",
          "CREATE TEMP VIEW links AS SELECT 0 AS item, 0 AS link WHERE 0");

  private Migration() {}

  /** Brings a database to the present format; call within a transaction. */
  static Void run(Connection connection) throws SQLException {
    if (old(connection)) {
      for (String statement : FROM_1) {
        Database.execute(connection, statement);
      }
      Database.execute(connection, "PRAGMA user_version = " + Schema.VERSION);
    }
    return null;
  }

  /** Lets a connection that changes nothing read an older database as if it were a present one. */
  static Void view(Connection connection) throws SQLException {
    if (old(connection)) {
      for (String statement : VIEWS_OF_1) {
        Database.execute(connection, statement);
      }
    }
    return null;
  }

  /** Whether a database is of an older format. */
  static boolean old(Connection connection) throws SQLException {
    return Database.number(connection, "PRAGMA user_version") < Schema.VERSION;
  }
}
