package io.hen.memory.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * A bank segment: the rows of one part as a file that is mapped into memory. It is derived from the
 * database and can be deleted at any time. {@link SegmentHeader} specifies the bytes.
 *
 * <p>A file is never changed once it has its name: it is written under another name, forced to disk
 * and renamed. Machines with big-endian numbers neither write nor read segments.
 *
 * @param header what it holds
 * @param rows the mapped rows, read-only
 */
record SegmentFile(SegmentHeader header, MemorySegment rows) {
  private static final int CHUNK = 1 << 20;

  /** Whether this machine can map segments: their numbers are little-endian. */
  static boolean usable() {
    return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
  }

  /**
   * Maps a segment and checks header, length and checksum; not whether it fits the database.
   *
   * @throws BadSegmentException if it is missing, damaged or of another shape
   */
  static SegmentFile open(Path file, PartShape shape) throws BadSegmentException {
    if (!usable()) {
      throw new BadSegmentException(SegmentState.STALE, "its byte order is not this machine's");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long bytes = channel.size();
      if (bytes < SegmentHeader.BYTES) {
        throw new BadSegmentException(SegmentState.DAMAGED, "it has only " + bytes + " bytes");
      }
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, Arena.ofAuto());
      SegmentHeader header =
          SegmentHeader.parse(
              shape, mapped.asSlice(0, SegmentHeader.BYTES).toArray(ValueLayout.JAVA_BYTE));
      long expected = SegmentHeader.BYTES + header.rows() * shape.rowBytes();
      if (bytes != expected) {
        throw new BadSegmentException(
            SegmentState.DAMAGED, "it has " + bytes + " bytes instead of " + expected);
      }
      MemorySegment rows = mapped.asSlice(SegmentHeader.BYTES);
      if (checksum(rows) != header.checksum()) {
        throw new BadSegmentException(SegmentState.DAMAGED, "its checksum is wrong");
      }
      return new SegmentFile(header, rows);
    } catch (NoSuchFileException e) {
      throw new BadSegmentException(SegmentState.MISSING, "it is missing");
    } catch (IOException e) {
      throw new BadSegmentException(SegmentState.DAMAGED, "it cannot be read: " + e.getMessage());
    }
  }

  /** Writes a segment in place of the one that is there, all of it or nothing. */
  static void write(
      Path file, PartShape shape, int rows, SegmentHeader.Origin origin, MemorySegment content)
      throws IOException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      // Not a channel: an interrupt must not close what close() is writing.
      try (FileOutputStream out = new FileOutputStream(unfinished.toFile())) {
        out.write(new SegmentHeader(shape, rows, origin, checksum(content)).bytes());
        byte[] chunk = new byte[CHUNK];
        for (long at = 0; at < content.byteSize(); at += CHUNK) {
          int length = (int) Math.min(CHUNK, content.byteSize() - at);
          MemorySegment.copy(content, ValueLayout.JAVA_BYTE, at, chunk, 0, length);
          out.write(chunk, 0, length);
        }
        out.getFD().sync();
      }
      Files.move(
          unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Files.deleteIfExists(unfinished);
      throw e;
    }
  }

  private static int checksum(MemorySegment rows) {
    CRC32C crc = new CRC32C();
    for (long at = 0; at < rows.byteSize(); at += CHUNK) {
      crc.update(rows.asSlice(at, Math.min(CHUNK, rows.byteSize() - at)).asByteBuffer());
    }
    return (int) crc.getValue();
  }
}
