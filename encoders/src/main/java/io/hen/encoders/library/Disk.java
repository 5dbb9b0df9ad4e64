package io.hen.encoders.library;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writing, with failures that can be told from those of the network. */
final class Disk {
  private Disk() {}

  /** Fails before much is written if it would not fit. */
  static void checkSpace(Path file, long bytes) throws DiskException {
    try {
      long free = Files.getFileStore(file.toAbsolutePath().getParent()).getUsableSpace();
      if (bytes > free) {
        throw new DiskException("it needs " + bytes + " bytes, and " + free + " are free");
      }
    } catch (DiskException e) {
      throw e;
    } catch (IOException e) {
      throw new DiskException("the free space is not known: " + e.getMessage());
    }
  }

  static void write(OutputStream out, byte[] bytes, int count) throws DiskException {
    try {
      out.write(bytes, 0, count);
    } catch (IOException e) {
      throw new DiskException(String.valueOf(e.getMessage()));
    }
  }
}
