package io.hen.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.core.bank.Pattern;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what was written as docs/formats.md describes it, without the classes that wrote it. */
class FormatTest {
  private static final List<PartShape> PARTS =
      List.of(
          new PartShape("image", PartShape.Kind.DENSE, 3, 0),
          new PartShape("text", PartShape.Kind.TOKENS, 2, 300));

  private static final Identity IDENTITY = new Identity("codec", "7", "abcd", PARTS, "EACH");

  @TempDir Path directory;

  static Pattern.Parts pattern(float number, int token) {
    return new Pattern.Parts(
        List.of(
            new Pattern.Dense(new float[] {number, -1, 2}),
            new Pattern.Tokens(new char[] {(char) token, 300})));
  }

  @BeforeEach
  void write() {
    ItemRow.Content content =
        new ItemRow.Content(
            new byte[] {9, 8}, "image/png", List.of("cap"), Map.of("key", "\"value\""));
    try (ItemStore store = ItemStore.open(directory, false, stored -> IDENTITY)) {
      store.append(
          List.of(item(content, pattern(1, 1)), item(content, pattern(2, 258))), List.of());
      store.append(List.of(item(content, pattern(0.5f, 3))), List.of());
    }
  }

  private static NewItem item(ItemRow.Content content, Pattern.Parts... patterns) {
    return new NewItem(content, Optional.empty(), List.of(patterns));
  }

  private String sql(String query) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("memory.db"));
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

  @Test
  void theDatabaseIsAsDocumented() throws SQLException {
    assertThat(sql("PRAGMA application_id")).isEqualTo(Integer.toString(0x68656e00));
    assertThat(sql("PRAGMA user_version")).isEqualTo("2");
    assertThat(sql("PRAGMA page_size")).isEqualTo("8192");
    assertThat(sql("PRAGMA journal_mode")).isEqualTo("wal");
    assertThat(sql("SELECT name, value FROM settings WHERE name LIKE 'codec%' ORDER BY name"))
        .isEqualTo("codec.name|codec\ncodec.sha256|abcd\ncodec.version|7");
    assertThat(sql("SELECT value FROM settings WHERE name = 'parts'"))
        .isEqualTo("image DENSE 3 0\ntext TOKENS 2 300");
    assertThat(sql("SELECT id, media_type, metadata, hex(bytes) FROM items WHERE id = 3"))
        .isEqualTo("3|image/png|{\"key\":\"\\\"value\\\"\"}|0908");
    assertThat(
            sql("SELECT item, number, part, hex(data) FROM patterns WHERE item = 2 ORDER BY part"))
        .isEqualTo("2|0|0|00000040000080BF00000040\n2|0|1|02012C01");
    assertThat(sql("SELECT count(DISTINCT batch) FROM items")).isEqualTo("2");
    assertThat(sql("EXPLAIN QUERY PLAN SELECT item FROM captions WHERE text = 'cap'"))
        .contains("captions_by_text");
  }

  @Test
  void segmentsAreAsDocumented() throws IOException, SQLException, NoSuchAlgorithmException {
    ByteBuffer image = segment("bank-image.seg", 256 + 3 * 64);
    assertHeader(image, 0, 3, 0, 64);
    assertThat(image.getFloat(256)).isEqualTo(1);
    assertThat(image.getFloat(256 + 64 + 4)).isEqualTo(-1);
    assertThat(image.getFloat(256 + 2 * 64)).isEqualTo(0.5f);
    assertThat(image.getInt(256 + 12)).isZero();
    ByteBuffer text = segment("bank-text.seg", 256 + 3 * 4);
    assertHeader(text, 1, 2, 300, 4);
    assertThat(text.getShort(256 + 4)).isEqualTo((short) 258);
    assertThat(text.getShort(256 + 10)).isEqualTo((short) 300);
  }

  private ByteBuffer segment(String name, int bytes) throws IOException {
    byte[] content = Files.readAllBytes(directory.resolve(name));
    assertThat(content).hasSize(bytes);
    return ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
  }

  private void assertHeader(ByteBuffer file, int kind, int length, int codebook, int rowBytes)
      throws SQLException, NoSuchAlgorithmException {
    byte[] all = file.array();
    assertThat(new String(all, 0, 8, StandardCharsets.US_ASCII)).isEqualTo("HENBANK\n");
    assertThat(file.getInt(8)).isEqualTo(1);
    assertThat(file.getInt(12)).isEqualTo(kind);
    assertThat(file.getInt(16)).isEqualTo(length);
    assertThat(file.getInt(20)).isEqualTo(codebook);
    assertThat(file.getInt(24)).isEqualTo(3);
    assertThat(file.getInt(28)).isEqualTo(rowBytes);
    assertThat(file.getLong(32)).isEqualTo(3);
    assertThat(sql("SELECT batch FROM items WHERE id = 3"))
        .isEqualTo(Long.toString(file.getLong(40)));
    assertThat(sql("SELECT value FROM settings WHERE name = 'erasure'"))
        .isEqualTo(Long.toString(file.getLong(48)));
    assertThat(sql("SELECT value FROM settings WHERE name = 'store'"))
        .isEqualTo(new UUID(file.getLong(56), file.getLong(64)).toString());
    String codec = "codec\n7\nabcd\nimage DENSE 3 0\ntext TOKENS 2 300";
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(codec.getBytes(StandardCharsets.UTF_8));
    assertThat(HexFormat.of().formatHex(all, 72, 104)).isEqualTo(HexFormat.of().formatHex(digest));
    assertThat(file.getInt(104)).isEqualTo(crc(all, 256, all.length));
    assertThat(file.getInt(108)).isEqualTo(crc(all, 0, 108));
  }

  private static int crc(byte[] bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, from, to - from);
    return (int) crc.getValue();
  }

  @Test
  void severalCaptionsAndLinksAreAsDocumented() throws SQLException, IOException {
    ItemRow.Content content =
        new ItemRow.Content(new byte[0], "image/png", List.of("one", "two"), Map.of());
    try (ItemStore store = ItemStore.open(directory, false, _ -> IDENTITY)) {
      NewItem each = item(content, pattern(7, 7), pattern(7, 8));
      NewItem joined = new NewItem(content, Optional.of("one two"), List.of(pattern(8, 9)));
      store.append(List.of(each, joined), List.of(new NewLink(List.of(0, 1), List.of(2L))));
      assertThat(store.captioned("one")).containsExactly(4L, 5L);
      assertThat(store.captioned("one two")).isEmpty();
      assertThat(store.keyed("one")).containsExactly(4L);
      assertThat(store.keyed("one two")).containsExactly(5L);
      assertThat(store.linked(5)).containsExactly(2L, 4L, 5L);
      // Two sets that a third item joins are one.
      store.append(
          List.of(item(content, pattern(9, 9))), List.of(new NewLink(List.of(0), List.of(3L))));
      store.append(
          List.of(item(content, pattern(9, 9))),
          List.of(new NewLink(List.of(0), List.of(6L, 99L, 5L))));
      assertThat(store.linked(7)).containsExactly(2L, 3L, 4L, 5L, 6L, 7L);
    }
    assertThat(sql("SELECT value FROM settings WHERE name = 'captions'")).isEqualTo("EACH");
    assertThat(sql("SELECT item, position, text FROM captions WHERE item IN (3, 4, 5)"))
        .isEqualTo("3|0|cap\n4|0|one\n4|1|two\n5|-1|one two\n5|0|one\n5|1|two");
    assertThat(sql("SELECT item, number, part FROM patterns WHERE item = 4"))
        .isEqualTo("4|0|0\n4|0|1\n4|1|0\n4|1|1");
    assertThat(sql("SELECT item, link FROM links")).isEqualTo("2|2\n3|2\n4|2\n5|2\n6|2\n7|2");
    ByteBuffer text = segment("bank-text.seg", 256 + 8 * 4);
    assertThat(text.getInt(24)).as("rows").isEqualTo(8);
    assertThat(text.getLong(32)).as("last item").isEqualTo(7);
    assertThat(text.getShort(256 + 4 * 4)).isEqualTo((short) 8);
    try (ItemStore store = ItemStore.open(directory, false, _ -> IDENTITY)) {
      assertThat(store.forget(List.of(4L, 2L))).isEqualTo(2);
      assertThat(store.linked(5)).containsExactly(3L, 5L, 6L, 7L);
    }
    assertThat(sql("SELECT count(*) FROM captions WHERE item = 4")).isEqualTo("0");
    assertThat(Inspection.of(directory).problems()).isEmpty();
  }

  @Test
  void aPatternOfTheWrongShapeIsAMistakeOfTheCodec() {
    Pattern dense = new Pattern.Dense(new float[] {1, 2, 3});
    Pattern tokens = new Pattern.Tokens(new char[] {1, 2});
    for (List<Pattern> wrong :
        List.of(
            List.of(dense),
            List.of(tokens, dense),
            List.<Pattern>of(new Pattern.Dense(new float[] {1, 2}), tokens),
            List.<Pattern>of(dense, new Pattern.Tokens(new char[] {1, 301})))) {
      assertThatThrownBy(() -> PatternBytes.blobs(PARTS, new Pattern.Parts(wrong)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }
}
