package io.hen.memory.store;

import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.ref.Reference;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.BooleanSupplier;
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
    SegmentFile mapped = map(file, shape);
    if (!mapped.sound(() -> false)) {
      throw damaged();
    }
    return mapped;
  }

  /** What is thrown for wrong rows. */
  static BadSegmentException damaged() {
    return new BadSegmentException(SegmentState.DAMAGED, "its checksum is wrong");
  }

  /**
   * Maps a segment and checks header and length; the rows are not read and must not be used before
   * {@link #sound} has read them.
   *
   * @throws BadSegmentException if it is missing, of another shape, or its header is damaged
   */
  static SegmentFile map(Path file, PartShape shape) throws BadSegmentException {
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
      return new SegmentFile(header, ordinary(mapped).asSlice(SegmentHeader.BYTES));
    } catch (NoSuchFileException e) {
      throw new BadSegmentException(SegmentState.MISSING, "it is missing");
    } catch (IOException e) {
      throw new BadSegmentException(SegmentState.DAMAGED, "it cannot be read: " + e.getMessage());
    }
  }

  /**
   * The same bytes as a segment of the class that allocated memory has. Code that is compiled for
   * one class of segments is slower once it meets another, and the same kernels scan mapped banks,
   * banks in memory and the index of pruned scans. The mapping lives as long as the result.
   */
  private static MemorySegment ordinary(MemorySegment mapped) {
    return MemorySegment.ofAddress(mapped.address())
        .reinterpret(mapped.byteSize(), Arena.ofAuto(), _ -> Reference.reachabilityFence(mapped))
        .asReadOnly();
  }

  /**
   * Reads all rows and compares them with the checksum of the header.
   *
   * @param cancelled asked now and then; the result means nothing once it was true
   */
  boolean sound(BooleanSupplier cancelled) {
    CRC32C crc = new CRC32C();
    for (long at = 0; at < rows.byteSize() && !cancelled.getAsBoolean(); at += CHUNK) {
      crc.update(rows.asSlice(at, Math.min(CHUNK, rows.byteSize() - at)).asByteBuffer());
    }
    return (int) crc.getValue() == header.checksum();
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
