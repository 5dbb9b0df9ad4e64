package io.hen.memory.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One connection to a store's SQLite database, used by one thread at a time, its errors said in the
 * store's words.
 *
 * <p>A reader that may not write the directory is what SQLite finds hard, because readers of a
 * database in WAL mode share an index file with the writer. What works, and what is done here:
 *
 * <ul>
 *   <li>A write-ahead log is there (a writer is open, or was killed): {@code mode=ro} reads it,
 *       even without write permission, as long as {@code memory.db-shm} is there as well.
 *   <li>No log is there and the directory can be written: {@code mode=ro}; SQLite leaves an empty
 *       log and an index behind, which the next writer removes.
 *   <li>No log is there and the directory cannot be written: {@code immutable=1}, which takes no
 *       locks. Should someone with more rights write the store meanwhile, the next read notices it
 *       by the size and time of the file and fails with {@code store.changed} instead of answering
 *       wrongly.
 * </ul>
 */
final class Database implements AutoCloseable {
  private static final int BUSY_MILLISECONDS = 10_000;

  private final StoreFiles files;
  private final Connection connection;

  /** How the file looked when it was opened as immutable; empty where locks protect it. */
  private final Optional<Stamp> stamp;

  private final ReentrantLock lock = new ReentrantLock();

  /** Work on a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private record Stamp(long bytes, FileTime modified, long logBytes) {
    static Stamp of(StoreFiles files) {
      try {
        return new Stamp(
            StoreFiles.size(files.database()),
            Files.getLastModifiedTime(files.database()),
            StoreFiles.size(files.writeAheadLog()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private Database(StoreFiles files, String parameters, boolean immutable) {
    this.files = files;
    this.stamp = immutable ? Optional.of(Stamp.of(files)) : Optional.empty();
    this.connection = connect(files, parameters);
  }

  /** Opens for writing; makes the file if there is none. */
  static Database write(StoreFiles files) {
    return new Database(files, "?mode=rwc", false);
  }

  /** Opens for reading beside a writer of this JVM; always reads the newest commit. */
  static Database read(StoreFiles files) {
    return new Database(files, "?mode=ro", false);
  }

  /** Opens for reading without a writer; reads what was committed at this moment until closed. */
  static Database snapshot(StoreFiles files) {
    Database database = new Database(files, "?mode=ro", false);
    try {
      database.query(Database::holdSnapshot);
      return database;
    } catch (StoreFailure e) {
      database.close();
      if (StoreFiles.size(files.writeAheadLog()) == 0 && e.code().equals("store.not-writable")) {
        return new Database(files, "?immutable=1", true);
      }
      throw unreadable(files, e);
    }
  }

  /**
   * Opens for an inspection that writes nothing at all; only where a log is left without its index
   * does SQLite make a new {@code memory.db-shm}.
   */
  static Database inspect(StoreFiles files) {
    if (StoreFiles.size(files.writeAheadLog()) == 0) {
      return new Database(files, "?immutable=1", true);
    }
    boolean indexed = Files.exists(files.sharedIndex());
    Database database =
        new Database(files, indexed ? "?mode=ro&readonly_shm=1" : "?mode=ro", false);
    try {
      database.query(Database::holdSnapshot);
      return database;
    } catch (StoreFailure e) {
      database.close();
      throw unreadable(files, e);
    }
  }

  /** Runs work, one thread at a time. */
  <T> T query(Work<T> work) {
    lock.lock();
    try {
      T result = work.on(connection);
      if (stamp.isPresent() && !stamp.get().equals(Stamp.of(files))) {
        throw changed(null);
      }
      return result;
    } catch (SQLException e) {
      if (stamp.isPresent() && !stamp.get().equals(Stamp.of(files))) {
        throw changed(e);
      }
      throw Failures.sql(files, e);
    } finally {
      lock.unlock();
    }
  }

  /** Runs work as one transaction: all of it is durable when this returns, or nothing happened. */
  <T> T transaction(Work<T> work) {
    return query(c -> {
      execute(c, "BEGIN IMMEDIATE");
      try {
        T result = work.on(c);
        execute(c, "COMMIT");
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        rollBack(c, e);
        throw e;
      }
    });
  }

  /** Runs one statement that gives no rows, or whose rows do not matter. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row. */
  static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      if (!rows.next()) {
        throw new SQLException("no answer to " + sql);
      }
      return rows.getLong(1);
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      connection.close();
    } catch (SQLException e) {
      throw Failures.sql(files, e);
    } finally {
      lock.unlock();
    }
  }

  private static Void holdSnapshot(Connection connection) throws SQLException {
    execute(connection, "BEGIN");
    number(connection, "SELECT count(*) FROM sqlite_schema");
    return null;
  }

  /** SQLite itself has already rolled back after some errors, then there is nothing to undo. */
  private static void rollBack(Connection connection, Throwable why) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      if (!String.valueOf(e.getMessage()).contains("no transaction is active")) {
        why.addSuppressed(e);
      }
    }
  }

  private static Connection connect(StoreFiles files, String parameters) {
    String path = files.database().toAbsolutePath().toUri().getRawPath();
    try {
      Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + path + parameters);
      try {
        execute(connection, "PRAGMA busy_timeout = " + BUSY_MILLISECONDS);
        return connection;
      } catch (SQLException e) {
        connection.close();
        throw e;
      }
    } catch (SQLException e) {
      throw Failures.sql(files, e);
    }
  }

  private StoreFailure changed(@org.jspecify.annotations.Nullable Throwable cause) {
    return new StoreFailure(
        "store.changed",
        "another program has written the memory in "
            + files.directory()
            + " while it was open here without permission to lock it",
        "Open the memory again.",
        cause);
  }

  private static StoreFailure unreadable(StoreFiles files, StoreFailure cause) {
    if (!cause.code().equals("store.not-writable")) {
      return cause;
    }
    return new StoreFailure(
        "store.not-readable",
        "the memory in "
            + files.directory()
            + " cannot be read: permission is missing, or a killed writer's memory.db-wal lies"
            + " there without its memory.db-shm",
        "Get read permission for the files, or let someone with write permission open the memory"
            + " once for writing.",
        cause);
  }
}
