package io.hen.memory.store;

import io.hen.core.bank.Pattern;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Items and their patterns in a directory. One writer, any number of readers, in any number of
 * threads and processes.
 *
 * <p>SQLite holds the truth. {@link #append} and {@link #forget} are one transaction each; readers
 * get the newest {@link Snapshot} and keep it as long as they like.
 */
public final class ItemStore implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ItemStore.class);
  private static final int SMALLEST_DATABASE = 512;

  private final StoreFiles files;
  private final Database database;

  /** A second connection, so that readers need not wait for a commit; the same when read-only. */
  private final Database reader;

  private final @Nullable WriterLock lock;
  private final BankSegments segments;
  private final Banks banks;
  private final ReentrantLock writing = new ReentrantLock();
  private Schema.Settings settings;

  private ItemStore(
      StoreFiles files,
      Database database,
      Database reader,
      @Nullable WriterLock lock,
      Schema.Settings settings) {
    this.files = files;
    this.database = database;
    this.reader = reader;
    this.lock = lock;
    this.settings = settings;
    this.segments = new BankSegments(files, settings.identity().parts());
    this.banks = database.query(connection -> segments.load(connection, settings));
    if (lock != null) {
      segments.writeIfDue(database, settings, banks.snapshot());
    }
  }

  /**
   * Opens a store, making it if it is to be written and is not there.
   *
   * @param codec given the identity that the store has, or empty for a new one, says which it must
   *     have; may throw to refuse it
   * @throws StoreFailure if the directory cannot be used
   */
  public static ItemStore open(
      Path directory, boolean readOnly, Function<Optional<Identity>, Identity> codec) {
    StoreFiles files = new StoreFiles(directory);
    return readOnly ? openToRead(files, codec) : openToWrite(files, codec);
  }

  private static ItemStore openToRead(
      StoreFiles files, Function<Optional<Identity>, Identity> codec) {
    requireStore(files);
    Database database = Database.snapshot(files);
    try {
      Schema.Settings settings =
          database.query(c -> Schema.read(c, files)).orElseThrow(() -> missing(files));
      var _ = codec.apply(Optional.of(settings.identity()));
      return new ItemStore(files, database, database, null, settings);
    } catch (RuntimeException | Error e) {
      closeAfter(e, database);
      throw e;
    }
  }

  private static ItemStore openToWrite(
      StoreFiles files, Function<Optional<Identity>, Identity> codec) {
    makeDirectory(files);
    WriterLock lock = WriterLock.take(files);
    try {
      requireWritable(files);
      Database database = Database.write(files);
      try {
        Optional<Schema.Settings> found = database.query(c -> Schema.read(c, files));
        Identity identity = codec.apply(found.map(Schema.Settings::identity));
        database.query(Schema::prepare);
        Schema.Settings settings =
            found.orElseGet(() -> database.transaction(c -> Schema.create(c, identity)));
        Database reader = Database.read(files);
        try {
          return new ItemStore(files, database, reader, lock, settings);
        } catch (RuntimeException | Error e) {
          closeAfter(e, reader);
          throw e;
        }
      } catch (RuntimeException | Error e) {
        closeAfter(e, database);
        throw e;
      }
    } catch (RuntimeException | Error e) {
      closeAfter(e, lock);
      throw e;
    }
  }

  /** Whether nothing can be changed. */
  public boolean readOnly() {
    return lock == null;
  }

  /** What the store holds now. */
  public Snapshot snapshot() {
    return banks.snapshot();
  }

  /**
   * Stores items, all or none of them; they are durable when this returns.
   *
   * @param patterns one for each item
   * @return their ids, ascending
   * @throws StoreFailure {@code store.read-only}, {@code store.disk-full} and others; nothing was
   *     stored then
   */
  public long[] append(List<ItemRow.Content> items, List<Pattern.Parts> patterns) {
    requireWriter();
    if (items.size() != patterns.size()) {
      throw new IllegalArgumentException(
          items.size() + " items cannot have " + patterns.size() + " patterns");
    }
    List<PartShape> shapes = settings.identity().parts();
    List<byte[][]> blobs =
        patterns.stream().map(pattern -> PatternBytes.blobs(shapes, pattern)).toList();
    writing.lock();
    try {
      banks.stage(blobs);
      long[] ids =
          database.transaction(connection -> {
            long[] given = ItemTable.insert(connection, items, Instant.now(), Schema.number());
            PatternTable.insert(connection, given, blobs);
            return given;
          });
      banks.publish(ids);
      return ids;
    } finally {
      writing.unlock();
    }
  }

  /**
   * Removes items, all or none of them.
   *
   * @param ids those that are not there are passed over
   * @return how many were removed
   */
  public int forget(Collection<Long> ids) {
    requireWriter();
    writing.lock();
    try {
      Snapshot present = banks.snapshot();
      int[] rows = ids.stream().mapToInt(present::row).filter(row -> row >= 0).distinct().toArray();
      if (rows.length == 0) {
        return 0;
      }
      Banks rest = banks.without(rows);
      List<Long> gone = Arrays.stream(rows).mapToObj(present::id).toList();
      long erasure =
          database.transaction(connection -> {
            ItemTable.delete(connection, gone);
            return Schema.erase(connection);
          });
      settings = new Schema.Settings(settings.store(), settings.identity(), erasure);
      segments.invalidate();
      banks.become(rest);
      return rows.length;
    } finally {
      writing.unlock();
    }
  }

  /** One item, if it is there. */
  public Optional<ItemRow> get(long id) {
    return reader.query(connection -> ItemTable.get(connection, files, id));
  }

  /** Ids of the items with exactly this caption, ascending. */
  public List<Long> captioned(String caption) {
    return reader.query(connection -> ItemTable.captioned(connection, caption));
  }

  /** Writes the segments if they are due, and gives everything back. */
  @Override
  public void close() {
    try (WriterLock held = lock;
        Database first = database;
        Database second = reader) {
      if (held != null) {
        segments.writeIfDue(first, settings, banks.snapshot());
      }
    }
  }

  /** For tests: lets the database grow by no more than some pages, as if the disk were full. */
  void limitGrowth(int pages) {
    database.query(connection -> {
      long most = Database.number(connection, "PRAGMA page_count") + pages;
      return Database.number(connection, "PRAGMA max_page_count = " + most);
    });
  }

  private void requireWriter() {
    if (lock == null) {
      throw new StoreFailure(
          "store.read-only",
          "the memory in " + files.directory() + " is open read-only",
          "Open it for writing.",
          null);
    }
  }

  private static void makeDirectory(StoreFiles files) {
    try {
      Path missing = files.directory().toAbsolutePath();
      List<Path> parents = new ArrayList<>();
      while (missing != null && !Files.exists(missing)) {
        missing = missing.getParent();
        if (missing != null) {
          parents.add(missing);
        }
      }
      Files.createDirectories(files.directory());
      parents.forEach(ItemStore::force);
    } catch (FileAlreadyExistsException e) {
      throw new StoreFailure(
          "store.not-a-directory",
          files.directory() + " is not a directory",
          "Choose a directory for the memory.",
          e);
    } catch (IOException e) {
      throw Failures.writing(files, e);
    }
  }

  /** Makes a new entry of a directory durable, where the file system can do that. */
  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      LOG.debug("{} was not forced to disk: {}", directory, e.toString());
    }
  }

  static void requireStore(StoreFiles files) {
    requireDatabase(files);
    if (StoreFiles.size(files.database()) == 0) {
      throw missing(files);
    }
  }

  /** SQLite takes a file of one byte for an empty database and would write over it. */
  private static void requireDatabase(StoreFiles files) {
    long bytes = StoreFiles.size(files.database());
    if (bytes > 0 && bytes < SMALLEST_DATABASE) {
      throw Failures.corrupt(files, "it has only " + bytes + " bytes", null);
    }
  }

  static StoreFailure missing(StoreFiles files) {
    return new StoreFailure(
        "store.missing",
        "there is no memory in " + files.directory(),
        "Check the directory's name, or remember something there first.",
        null);
  }

  private static void requireWritable(StoreFiles files) {
    requireDatabase(files);
    boolean empty = StoreFiles.size(files.database()) == 0;
    if (empty && (StoreFiles.size(files.writeAheadLog()) > 0 || !files.segments().isEmpty())) {
      throw Failures.corrupt(
          files, "it is missing or empty, but files that belong to it are there", null);
    }
    if (!empty && !Files.isWritable(files.database())) {
      throw Failures.notWritable(files, null);
    }
  }

  private static void closeAfter(Throwable why, AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      why.addSuppressed(e);
    }
  }
}
