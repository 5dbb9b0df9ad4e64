package io.hen.encoders.library;

import io.hen.memory.ModelException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps two processes, or two threads, from changing one model at once. */
final class LibraryLock implements AutoCloseable {
  private final FileChannel channel;

  private LibraryLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock, at once or not at all.
   *
   * @throws ModelException {@code model.locked}
   */
  static LibraryLock take(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (lock(channel) != null) {
        return new LibraryLock(channel);
      }
    } catch (IOException e) {
      channel.close();
      throw e;
    }
    channel.close();
    throw new ModelException(
        "model.locked",
        "the model " + name + " is being fetched, added or removed by another hen",
        "Wait until it is done.");
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another thread of this process has it
    }
  }

  @Override
  public void close() throws IOException {
    // Closing gives the lock back. The file stays: another may be waiting to lock it.
    channel.close();
  }
}
