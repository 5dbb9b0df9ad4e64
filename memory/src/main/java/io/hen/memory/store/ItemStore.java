package io.hen.memory.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.IntStream;
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
  private final ReentrantLock settling = new ReentrantLock();
  private volatile boolean settled;
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
      database.query(Migration::view);
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
        if (database.query(Migration::old)) {
          LOG.info("{} is brought to the present format", files.database());
          database.transaction(Migration::run);
        }
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

  /**
   * What the store holds now. The first call may have to wait until the rows of large segments were
   * checked, which began when the store was opened.
   */
  public Snapshot snapshot() {
    settle();
    return banks.snapshot();
  }

  /** As {@link #snapshot}, without rows: what needs no waiting. */
  public Snapshot listing() {
    Snapshot now = banks.snapshot();
    return new Snapshot(now.items(), now.size(), now.ids(), List.of());
  }

  /** Nothing has changed since the store was opened when this comes to it: changes settle first. */
  private void settle() {
    if (settled) {
      return;
    }
    settling.lock();
    try {
      if (!settled && !segments.sound()) {
        LOG.info(
            "{} is read from the database instead: {}",
            files.directory(),
            SegmentFile.damaged().getMessage());
        banks.become(reader.query(segments::reload));
        if (lock != null) {
          segments.writeIfDue(database, settings, banks.snapshot());
        }
      }
      settled = true;
    } finally {
      settling.unlock();
    }
  }

  /**
   * Stores items, all or none of them; they are durable when this returns.
   *
   * @param links sets that they become members of
   * @return their ids, ascending
   * @throws StoreFailure {@code store.read-only}, {@code store.disk-full} and others; nothing was
   *     stored then
   */
  public long[] append(List<NewItem> items, List<NewLink> links) {
    requireWriter();
    List<PartShape> shapes = settings.identity().parts();
    List<List<byte[][]>> blobs =
        items.stream()
            .map(item -> item.patterns().stream().map(p -> PatternBytes.blobs(shapes, p)).toList())
            .toList();
    settle();
    writing.lock();
    try {
      banks.stage(blobs.stream().flatMap(List::stream).toList());
      long[] ids =
          database.transaction(connection -> {
            long[] given = ItemTable.insert(connection, items, Instant.now(), Schema.number());
            CaptionTable.insert(connection, given, items);
            PatternTable.insert(connection, given, blobs);
            for (NewLink link : links) {
              LinkTable.join(connection, members(link, given));
            }
            return given;
          });
      banks.publish(
          ids.length,
          IntStream.range(0, ids.length)
              .flatMap(k -> IntStream.generate(() -> k).limit(blobs.get(k).size()))
              .mapToLong(k -> ids[k])
              .toArray());
      return ids;
    } finally {
      writing.unlock();
    }
  }

  private static List<Long> members(NewLink link, long[] given) {
    List<Long> members = new ArrayList<>(link.stored());
    link.fresh().forEach(k -> members.add(given[k]));
    return members;
  }

  /**
   * Removes items, all or none of them.
   *
   * @param ids those that are not there are passed over
   * @return how many were removed
   */
  public int forget(Collection<Long> ids) {
    requireWriter();
    settle();
    writing.lock();
    try {
      Snapshot present = banks.snapshot();
      List<Long> gone =
          ids.stream().filter(id -> present.to(id) > present.from(id)).distinct().toList();
      if (gone.isEmpty()) {
        return 0;
      }
      Banks rest =
          banks.without(
              gone.stream()
                  .flatMapToInt(id -> IntStream.range(present.from(id), present.to(id)))
                  .toArray());
      long erasure =
          database.transaction(connection -> {
            ItemTable.delete(connection, gone);
            return Schema.erase(connection);
          });
      settings = new Schema.Settings(settings.store(), settings.identity(), erasure);
      segments.invalidate();
      banks.become(rest);
      return gone.size();
    } finally {
      writing.unlock();
    }
  }

  /** One item, if it is there. */
  public Optional<ItemRow> get(long id) {
    return reader.query(connection -> ItemTable.get(connection, files, id));
  }

  /** Items without their bytes by id, ascending, that come after one; at most {@code limit}. */
  public List<EntryRow> entries(long after, int limit) {
    return reader.query(connection -> EntryTable.after(connection, files, after, limit));
  }

  /** Those of the items that are there, without their bytes, by id, ascending. */
  public List<EntryRow> entries(Collection<Long> ids) {
    return reader.query(connection -> EntryTable.of(connection, files, ids));
  }

  /** Ids of the items of which one caption is exactly this, ascending. */
  public List<Long> captioned(String caption) {
    return reader.query(connection -> CaptionTable.captioned(connection, caption));
  }

  /** Ids of the items that have a pattern of exactly this text, ascending. */
  public List<Long> keyed(String text) {
    return reader.query(connection -> CaptionTable.keyed(connection, text));
  }

  /** The captions of an item, in the user's order; none if it is not there. */
  public List<String> captions(long id) {
    return reader.query(connection -> CaptionTable.of(connection, id));
  }

  /** The members of an item's linked set, ascending, itself among them; empty if it has none. */
  public List<Long> linked(long id) {
    return reader.query(connection -> LinkTable.linked(connection, id));
  }

  /** Writes the segments if they are due, and gives everything back. */
  @Override
  public void close() {
    try (WriterLock held = lock;
        Database first = database;
        Database second = reader) {
      if (segments.damaged()) {
        settle();
      }
      segments.cancel();
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

  /**
   * Throws if nothing can be changed.
   *
   * @throws StoreFailure {@code store.read-only}
   */
  public void requireWriter() {
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
