package io.hen.memory.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of format 1, made here as that format was documented. */
class MigrationTest {
  private static final Identity IDENTITY =
      new Identity(
          "codec",
          "7",
          "abcd",
          List.of(
              new PartShape("image", PartShape.Kind.DENSE, 3, 0),
              new PartShape("text", PartShape.Kind.TOKENS, 2, 300)),
          "EACH");

  private static final int ITEMS = 40;

  @TempDir Path directory;

  @BeforeEach
  void makeFormat1() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql :
          List.of(
              "PRAGMA page_size = 8192",
              "PRAGMA journal_mode = WAL",
              "CREATE TABLE settings(name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL)"
                  + " STRICT, WITHOUT ROWID",
              "CREATE TABLE items(id INTEGER PRIMARY KEY AUTOINCREMENT, batch INTEGER NOT NULL,"
                  + " remembered TEXT NOT NULL, media_type TEXT NOT NULL, caption TEXT,"
                  + " metadata TEXT NOT NULL, bytes BLOB NOT NULL) STRICT",
              "CREATE INDEX items_by_caption ON items(caption) WHERE caption IS NOT NULL",
              "CREATE TABLE patterns(item INTEGER NOT NULL REFERENCES items(id)"
                  + " ON DELETE CASCADE, part INTEGER NOT NULL, data BLOB NOT NULL,"
                  + " PRIMARY KEY(item, part)) STRICT",
              "INSERT INTO settings VALUES('store', '01234567-89ab-cdef-0123-456789abcdef'),"
                  + " ('codec.name', 'codec'), ('codec.version', '7'), ('codec.sha256', 'abcd'),"
                  + " ('erasure', '5'), ('parts', 'image DENSE 3 0\ntext TOKENS 2 300')",
              "PRAGMA application_id = 1751477760",
              "PRAGMA user_version = 1")) {
        statement.execute(sql);
      }
      insert(connection);
      // The highest number was given and is never to be given again.
      statement.execute("PRAGMA foreign_keys = ON");
      statement.execute("DELETE FROM items WHERE id = " + ITEMS);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("memory.db"));
  }

  private static void insert(Connection connection) throws SQLException {
    try (PreparedStatement item =
            connection.prepareStatement("INSERT INTO items VALUES(?, ?, ?, ?, ?, ?, ?)");
        PreparedStatement pattern =
            connection.prepareStatement("INSERT INTO patterns VALUES(?, ?, ?)")) {
      for (int id = 1; id <= ITEMS; id++) {
        item.setLong(1, id);
        item.setLong(2, 1000 + id / 7);
        item.setString(3, "2026-01-02T03:04:05.678Z");
        item.setString(4, "image/png");
        item.setString(5, id % 3 == 0 ? null : "caption " + id / 2);
        item.setString(6, "{\"n\":\"" + id + "\"}");
        item.setBytes(7, new byte[] {(byte) id, 9});
        item.executeUpdate();
        ByteBuffer image = ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN);
        image.putFloat(id).putFloat(-id).putFloat(0.5f);
        ByteBuffer text = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        text.putChar((char) id).putChar((char) 300);
        for (int part = 0; part < 2; part++) {
          pattern.setLong(1, id);
          pattern.setInt(2, part);
          pattern.setBytes(3, part == 0 ? image.array() : text.array());
          pattern.executeUpdate();
        }
      }
    }
  }

  private String sql(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      StringBuilder all = new StringBuilder();
      while (rows.next()) {
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          all.append(column > 1 ? "|" : "").append(rows.getString(column));
        }
        all.append('\n');
      }
      return all.toString().strip();
    }
  }

  private static void assertNothingLost(ItemStore store) {
    Snapshot snapshot = store.snapshot();
    assertThat(snapshot.items()).isEqualTo(ITEMS - 1);
    assertThat(snapshot.size()).isEqualTo(ITEMS - 1);
    for (int id = 1; id < ITEMS; id++) {
      ItemRow row = store.get(id).orElseThrow();
      assertThat(row.remembered()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
      assertThat(row.content().mediaType()).isEqualTo("image/png");
      assertThat(row.content().bytes()).containsExactly((byte) id, (byte) 9);
      assertThat(row.content().metadata()).isEqualTo(Map.of("n", id + ""));
      assertThat(row.content().captions())
          .isEqualTo(id % 3 == 0 ? List.of() : List.of("caption " + id / 2));
      assertThat(snapshot.id(id - 1)).isEqualTo(id);
      float[] image =
          snapshot
              .rows()
              .getFirst()
              .asSlice((id - 1) * 64L, 12)
              .toArray(java.lang.foreign.ValueLayout.JAVA_FLOAT);
      assertThat(image).containsExactly(id, -id, 0.5f);
      char[] text =
          snapshot
              .rows()
              .get(1)
              .asSlice((id - 1) * 4L, 4)
              .toArray(java.lang.foreign.ValueLayout.JAVA_CHAR);
      assertThat(text).containsExactly((char) id, (char) 300);
      assertThat(store.linked(id)).isEmpty();
    }
    assertThat(store.captioned("caption 5")).containsExactly(10L, 11L);
    assertThat(store.keyed("caption 5")).containsExactly(10L, 11L);
  }

  @Test
  void aWriterBringsItToThePresentFormatWithoutLoss() throws SQLException {
    String bytes = sql("SELECT id, batch, hex(bytes) FROM items");
    String patterns = sql("SELECT item, part, hex(data) FROM patterns ORDER BY item, part");
    try (ItemStore store =
        ItemStore.open(
            directory,
            false,
            found -> {
              assertThat(found).contains(IDENTITY);
              return IDENTITY;
            })) {
      assertNothingLost(store);
      long[] ids =
          store.append(
              List.of(
                  new NewItem(
                      new ItemRow.Content(
                          new byte[0], "image/png", List.of("one", "two"), Map.of()),
                      Optional.empty(),
                      List.of(FormatTest.pattern(1, 2), FormatTest.pattern(1, 3)))),
              List.of(new NewLink(List.of(0), List.of(7L))));
      assertThat(ids).containsExactly(ITEMS + 1);
      assertThat(store.linked(7)).containsExactly(7L, ITEMS + 1L);
      store.forget(List.of(ITEMS + 1L));
    }
    assertThat(sql("PRAGMA user_version")).isEqualTo("2");
    assertThat(sql("SELECT value FROM settings WHERE name = 'captions'")).isEqualTo("EACH");
    assertThat(sql("SELECT id, batch, hex(bytes) FROM items")).isEqualTo(bytes);
    assertThat(sql("SELECT item, part, hex(data) FROM patterns ORDER BY item, part"))
        .isEqualTo(patterns);
    assertThat(sql("PRAGMA foreign_key_check")).isEmpty();
    // Apart from blanks and quotes its tables are those of a new store.
    String migrated = tables(directory);
    Path other = directory.resolve("new");
    ItemStore.open(other, false, _ -> IDENTITY).close();
    assertThat(migrated).isEqualTo(tables(other));
    try (ItemStore store = ItemStore.open(directory, false, _ -> IDENTITY)) {
      assertNothingLost(store);
    }
    assertThat(Inspection.of(directory).problems()).isEmpty();
  }

  private static String tables(Path store) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + store.resolve("memory.db"));
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name")) {
      StringBuilder all = new StringBuilder();
      while (rows.next()) {
        all.append(rows.getString(1).replaceAll("[\\s\"]", "")).append('\n');
      }
      return all.toString();
    }
  }

  @Test
  void aReaderAndACheckLeaveItAsItIs() throws IOException, SQLException {
    sql("PRAGMA wal_checkpoint(TRUNCATE)");
    byte[] before = Files.readAllBytes(directory.resolve("memory.db"));
    try (ItemStore store = ItemStore.open(directory, true, Optional::orElseThrow)) {
      assertNothingLost(store);
    }
    Inspection found = Inspection.of(directory);
    assertThat(found.problems()).isEmpty();
    assertThat(found.items()).isEqualTo(ITEMS - 1);
    assertThat(found.captioned()).isEqualTo(26);
    assertThat(Files.readAllBytes(directory.resolve("memory.db"))).isEqualTo(before);
  }

  @Test
  void aDiskThatIsFullMeanwhileLeavesItAsItIs() throws SQLException {
    String before = sql("SELECT * FROM sqlite_schema");
    try (Database database = Database.write(new StoreFiles(directory))) {
      database.query(Schema::prepare);
      database.query(c -> Database.number(c, "PRAGMA max_page_count = 1"));
      assertThat(
              org.assertj.core.api.Assertions.catchThrowableOfType(
                      StoreFailure.class, () -> database.transaction(Migration::run))
                  .code())
          .isEqualTo("store.disk-full");
    }
    assertThat(sql("SELECT * FROM sqlite_schema")).isEqualTo(before);
    assertThat(sql("PRAGMA user_version")).isEqualTo("1");
    try (ItemStore store = ItemStore.open(directory, false, _ -> IDENTITY)) {
      assertNothingLost(store);
    }
  }
}
