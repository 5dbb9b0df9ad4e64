package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged truth is refused with a reason and left as it is. */
class CorruptStoreTest {
  private static final int ITEMS = 300;

  @TempDir Path directory;

  private Path database() {
    return directory.resolve("memory.db");
  }

  private void fill() {
    SplittableRandom random = new SplittableRandom(1);
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults().withCodec("fake-dense"))) {
      memory.remember(
          IntStream.range(0, ITEMS).mapToObj(k -> FakeCodec.item(random)).toList(),
          Progress.Listener.SILENT);
    }
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database());
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The bytes of all files that hold something, by name. */
  private Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (!name.equals("hen.lock") && !name.endsWith("-shm") && Files.size(file) > 0) {
          contents.put(name, HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
      }
    }
    return contents;
  }

  private void assertRefused(String code, String... words) throws IOException {
    Map<String, String> before = contents();
    for (boolean readOnly : new boolean[] {false, true}) {
      StoreException e =
          catchThrowableOfType(
              StoreException.class,
              () ->
                  AssociativeMemory.open(
                      directory, MemoryOptions.defaults().withReadOnly(readOnly)));
      assertThat(e).as("read-only: %s", readOnly).isNotNull();
      assertThat(e.code()).isEqualTo(code);
      assertThat(e.getMessage()).contains(directory.toString());
      Stream.of(words).forEach(word -> assertThat(e.getMessage()).contains(word));
      assertThat(e.remedy()).isNotBlank();
    }
    assertThat(contents()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 99, 511, 512, 8192, 100_000})
  void garbageIsNoDatabase(int bytes) throws IOException {
    byte[] garbage = new byte[bytes];
    new SplittableRandom(bytes).nextBytes(garbage);
    Files.write(database(), garbage);
    assertRefused("store.corrupt", "memory.db");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 10})
  void aTruncatedDatabaseIsRefused(int pages) throws IOException {
    fill();
    try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
      assertThat(file.length()).isGreaterThan(11 * 8192);
      file.setLength(pages * 8192L);
    }
    assertRefused("store.corrupt");
  }

  @Test
  void anEmptiedDatabaseBesideItsSegmentsIsNotTakenForANewOne() throws IOException {
    fill();
    Files.write(database(), new byte[0]);
    Map<String, String> before = contents();
    StoreException e =
        catchThrowableOfType(StoreException.class, () -> AssociativeMemory.open(directory));
    assertThat(e.code()).isEqualTo("store.corrupt");
    Files.delete(database());
    e = catchThrowableOfType(StoreException.class, () -> AssociativeMemory.open(directory));
    assertThat(e.code()).isEqualTo("store.corrupt");
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aNewerFormatIsLeftAlone() throws IOException, SQLException {
    fill();
    sql("PRAGMA user_version = 3");
    assertRefused("store.newer", "format 3", "up to 2");
  }

  @Test
  void anotherProgramsDatabaseIsLeftAlone() throws IOException, SQLException {
    sql("CREATE TABLE notes(text TEXT)", "INSERT INTO notes VALUES('mine')");
    assertRefused("store.foreign");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE patterns SET data = zeroblob(100) WHERE item = 7 AND part = 0",
        "UPDATE patterns SET data = zeroblob(0) WHERE item = 300 AND part = 1",
        "DELETE FROM patterns WHERE item = 7 AND part = 1",
        "UPDATE patterns SET number = 1 WHERE item = 7",
        "UPDATE patterns SET number = 1 WHERE item = 7 AND part = 1",
        "UPDATE patterns SET part = 2 WHERE item = 7 AND part = 1",
        "UPDATE patterns SET data = randomblob(length(data)) WHERE part = 1 AND item = 300",
      })
  void aPatternOfTheWrongShapeIsNamed(String damage) throws IOException, SQLException {
    fill();
    sql(damage);
    Files.delete(directory.resolve("bank-text.seg"));
    assertRefused("store.corrupt", damage.contains("300") ? "item 300" : "item 7");
    StoreHealth health = AssociativeMemory.check(directory);
    assertThat(health.healthy()).isFalse();
    assertThat(health.problems()).isNotEmpty();
  }

  @Test
  void damagedSettingsAreNamed() throws IOException, SQLException {
    fill();
    sql("DELETE FROM settings WHERE name = 'parts'");
    assertRefused("store.corrupt", "parts");
  }

  @Test
  void aDamagedPageIsFoundByTheCheck() throws IOException {
    fill();
    try (RandomAccessFile file = new RandomAccessFile(database().toFile(), "rw")) {
      file.seek(file.length() / 2 / 8192 * 8192);
      byte[] page = new byte[8192];
      new SplittableRandom(2).nextBytes(page);
      file.write(page);
    }
    Map<String, String> before = contents();
    StoreHealth health = AssociativeMemory.check(directory);
    assertThat(health.healthy()).isFalse();
    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void aSoundMemoryIsHealthyAndTheCheckWritesNothing() throws IOException {
    fill();
    Map<String, String> before = contents();
    StoreHealth health = AssociativeMemory.check(directory);
    assertThat(health.healthy()).isTrue();
    assertThat(health.items()).isEqualTo(ITEMS);
    assertThat(health.captioned()).isZero();
    assertThat(health.codec()).isEqualTo(FakeCodec.dense().id());
    assertThat(health.databaseBytes()).isEqualTo(Files.size(database()));
    assertThat(health.segments())
        .hasSize(2)
        .allMatch(s -> s.state() == StoreHealth.SegmentState.CURRENT && s.rows() == ITEMS);
    assertThat(contents()).isEqualTo(before);
    try (Stream<Path> files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("memory.db", "hen.lock", "bank-image.seg", "bank-text.seg");
    }
  }
}
