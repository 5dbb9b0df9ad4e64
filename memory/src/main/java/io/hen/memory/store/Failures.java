package io.hen.memory.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteException;

/** Says what an error of the file system or of SQLite means for the user of a store. */
final class Failures {
  /** With less room than this an unexplained write error is taken for a full disk. */
  private static final long NO_ROOM = 1 << 20;

  private Failures() {}

  /** What an error of the file system means that occurred while the store was to be written. */
  static StoreFailure writing(StoreFiles files, IOException cause) {
    String message = String.valueOf(cause.getMessage());
    if (cause instanceof AccessDeniedException || message.contains("Read-only file system")) {
      return notWritable(files, cause);
    }
    if (message.contains("No space left") || noRoom(files)) {
      return diskFull(files, cause);
    }
    return failed(files, cause);
  }

  /** What an error of SQLite means. */
  static StoreFailure sql(StoreFiles files, SQLException cause) {
    if (!(cause instanceof SQLiteException sqlite)) {
      return failed(files, cause);
    }
    return switch (sqlite.getResultCode()) {
      case SQLITE_FULL -> diskFull(files, cause);
      case SQLITE_CORRUPT,
          SQLITE_CORRUPT_INDEX,
          SQLITE_CORRUPT_SEQUENCE,
          SQLITE_CORRUPT_VTAB,
          SQLITE_NOTADB,
          SQLITE_IOERR_SHORT_READ ->
          corrupt(files, String.valueOf(cause.getMessage()), cause);
      case SQLITE_TOOBIG ->
          new StoreFailure(
              "store.item-too-large",
              "an item is too large for the memory in " + files.directory(),
              "Store items of less than 1,000,000,000 bytes.",
              cause);
      case SQLITE_BUSY,
          SQLITE_BUSY_RECOVERY,
          SQLITE_BUSY_SNAPSHOT,
          SQLITE_BUSY_TIMEOUT,
          SQLITE_LOCKED ->
          new StoreFailure(
              "store.busy",
              "another program has kept the database " + files.database() + " locked",
              "End the program that has the database open, for example an SQLite shell, and try"
                  + " again.",
              cause);
      case SQLITE_READONLY,
          SQLITE_READONLY_DIRECTORY,
          SQLITE_READONLY_DBMOVED,
          SQLITE_READONLY_CANTLOCK,
          SQLITE_PERM,
          SQLITE_CANTOPEN ->
          notWritable(files, cause);
      default -> noRoom(files) ? diskFull(files, cause) : failed(files, cause);
    };
  }

  /** The truth is damaged; nothing is done to it. */
  static StoreFailure corrupt(StoreFiles files, String what, @Nullable Throwable cause) {
    return new StoreFailure(
        "store.corrupt",
        "the memory's database " + files.database() + " is damaged: " + what,
        "Nothing was changed; restore memory.db from a backup, or copy it elsewhere and try"
            + " SQLite's own .recover command on the copy.",
        cause);
  }

  private static StoreFailure diskFull(StoreFiles files, Throwable cause) {
    return new StoreFailure(
        "store.disk-full",
        "there is no room left for the memory in "
            + files.directory()
            + "; what was remembered before is safe",
        "Make room on that disk and try again; the memory stays usable.",
        cause);
  }

  static StoreFailure notWritable(StoreFiles files, @Nullable Throwable cause) {
    return new StoreFailure(
        "store.not-writable",
        "the memory in " + files.directory() + " cannot be written",
        "Get write permission for the directory and the files in it, or open the memory"
            + " read-only.",
        cause);
  }

  private static StoreFailure failed(StoreFiles files, Throwable cause) {
    return new StoreFailure(
        "store.failed",
        "the memory in " + files.directory() + " could not be used: " + cause.getMessage(),
        "Check the disk and the directory, then run a health check on the memory.",
        cause);
  }

  private static boolean noRoom(StoreFiles files) {
    try {
      return Files.getFileStore(files.directory()).getUsableSpace() < NO_ROOM;
    } catch (IOException e) {
      return false;
    }
  }
}
