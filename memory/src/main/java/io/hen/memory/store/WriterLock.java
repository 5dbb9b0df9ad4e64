package io.hen.memory.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Admits one writer at a time: an operating-system lock on {@code hen.lock}, which disappears with
 * its process, however that ends. The file stays; it holds the number of the process that locked it
 * last, for messages only.
 */
final class WriterLock implements AutoCloseable {
  /**
   * Directories locked by this JVM. Asked before the file is touched: on POSIX systems closing any
   * channel of a file gives up every lock that the process has on it.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel channel;

  private WriterLock(Path directory, FileChannel channel) {
    this.directory = directory;
    this.channel = channel;
  }

  /**
   * Locks a directory that exists.
   *
   * @throws StoreFailure {@code store.locked}, or {@code store.not-writable} and its kin
   */
  static WriterLock take(StoreFiles files) {
    try {
      Path real = files.directory().toRealPath();
      if (!HELD.add(real)) {
        throw locked(files, " by this program itself", null);
      }
      try {
        return new WriterLock(real, lock(files));
      } catch (IOException | RuntimeException e) {
        HELD.remove(real);
        throw e;
      }
    } catch (IOException e) {
      throw Failures.writing(files, e);
    }
  }

  private static FileChannel lock(StoreFiles files) throws IOException {
    FileChannel channel =
        FileChannel.open(files.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock == null) {
        throw locked(files, holder(files), null);
      }
      channel.truncate(0);
      channel.write(
          ByteBuffer.wrap(
              Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      return channel;
    } catch (OverlappingFileLockException e) {
      channel.close();
      throw locked(files, " by this program itself", e);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static String holder(StoreFiles files) {
    try {
      String pid = Files.readString(files.lock(), StandardCharsets.US_ASCII).strip();
      return pid.matches("\\d+") ? " by process " + pid : "";
    } catch (IOException e) {
      return "";
    }
  }

  private static StoreFailure locked(
      StoreFiles files, String holder, @org.jspecify.annotations.Nullable Throwable cause) {
    return new StoreFailure(
        "store.locked",
        "the memory in " + files.directory() + " is already open for writing" + holder,
        "Close it there first, or open it read-only: any number of readers may be open beside one"
            + " writer.",
        cause);
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } finally {
      HELD.remove(directory);
    }
  }
}
