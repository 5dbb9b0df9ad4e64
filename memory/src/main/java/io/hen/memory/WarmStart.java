package io.hen.memory;

import io.hen.core.kernel.Kernels;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Has the kernels compiled while a large memory is being opened: a bank begins that itself, but
 * only with the first recall.
 */
final class WarmStart {
  /** Bytes of segments from which on a scan by kernels that are not compiled would be noticed. */
  private static final long LARGE = 8L << 20;

  private WarmStart() {}

  /** Begins where the segments in a directory are large; where they are not, does nothing. */
  static void begin(Path directory) {
    long bytes = 0;
    try (DirectoryStream<Path> segments = Files.newDirectoryStream(directory, "bank-*.seg")) {
      for (Path segment : segments) {
        bytes += Files.size(segment);
      }
    } catch (IOException e) {
      // Not there or not readable: opening it will say so.
      return;
    }
    if (bytes >= LARGE) {
      Kernels.selected().warmUp(MemorySegment.NULL);
    }
  }
}
