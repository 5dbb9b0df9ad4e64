package io.hen.memory.store;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.zip.CRC32C;

/**
 * The first 256 bytes of a bank segment; the rows follow. All numbers are little-endian.
 *
 * <pre>
 * offset  bytes  what
 *      0      8  "HENBANK" and a line feed
 *      8      4  version of this layout: 1
 *     12      4  kind: 0 floats, 1 tokens
 *     16      4  K floats or S tokens of a row
 *     20      4  V, the codebook of tokens; 0 for floats
 *     24      4  N, the number of rows
 *     28      4  bytes from one row to the next
 *     32      8  id of the item of the last row
 *     40      8  number of the transaction that stored that item
 *     48      8  the store's erasure number when the segment was written
 *     56     16  the store's own number (UUID, most significant half first)
 *     72     32  SHA-256 over the codec's name, version, digest and the parts
 *    104      4  CRC32C of the rows
 *    108      4  CRC32C of bytes 0..107
 *    112    144  zero
 *    256         rows: 32-bit floats, each row filled up to a multiple of 64 bytes with zeros; or
 *                unsigned 16-bit tokens without padding
 * </pre>
 *
 * <p>A segment holds the patterns of the store's first N items if the store's own number and the
 * erasure number are those of the database (so nothing was forgotten since), and the item of the
 * last row is in the database, was stored by the same transaction, and is the N-th. Ids are never
 * given again and transaction numbers are random, so this fails for a database that was restored
 * from a backup and then written differently.
 *
 * @param shape what a row is
 * @param rows N ≥ 1
 * @param origin what ties it to the database
 * @param checksum CRC32C of the rows
 */
record SegmentHeader(PartShape shape, int rows, Origin origin, int checksum) {
  static final int BYTES = 256;
  private static final int CHECKED = 108;
  private static final int VERSION = 1;
  private static final byte[] MAGIC = "HENBANK\n".getBytes(StandardCharsets.US_ASCII);

  /**
   * What ties a segment to the state of the database of which it is a copy.
   *
   * @param lastId id of the item of the last row
   * @param lastBatch number of the transaction that stored it
   * @param erasure the store's erasure number
   * @param store the store's own number
   * @param codec {@link Identity#fingerprint}
   */
  record Origin(long lastId, long lastBatch, long erasure, UUID store, byte[] codec) {
    boolean sameStore(Origin other) {
      return erasure == other.erasure
          && store.equals(other.store)
          && Arrays.equals(codec, other.codec);
    }
  }

  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(MAGIC).putInt(VERSION).putInt(shape.kind().ordinal());
    bytes.putInt(shape.length()).putInt(shape.codebook());
    bytes.putInt(rows).putInt(Math.toIntExact(shape.rowBytes()));
    bytes.putLong(origin.lastId).putLong(origin.lastBatch).putLong(origin.erasure);
    bytes.putLong(origin.store.getMostSignificantBits());
    bytes.putLong(origin.store.getLeastSignificantBits());
    bytes.put(origin.codec).putInt(checksum);
    bytes.putInt(crc(bytes.array()));
    return bytes.array();
  }

  /**
   * Reads a header.
   *
   * @param shape what the rows must be
   * @throws BadSegmentException if it is damaged or of another shape
   */
  static SegmentHeader parse(PartShape shape, byte[] header) throws BadSegmentException {
    ByteBuffer bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    byte[] magic = new byte[MAGIC.length];
    bytes.get(magic);
    if (!Arrays.equals(magic, MAGIC) || bytes.getInt(CHECKED) != crc(header)) {
      throw new BadSegmentException(SegmentState.DAMAGED, "its header is damaged");
    }
    if (bytes.getInt() != VERSION
        || bytes.getInt() != shape.kind().ordinal()
        || bytes.getInt() != shape.length()
        || bytes.getInt() != shape.codebook()) {
      throw new BadSegmentException(SegmentState.STALE, "it is of another version or shape");
    }
    int rows = bytes.getInt();
    int rowBytes = bytes.getInt();
    long lastId = bytes.getLong();
    long lastBatch = bytes.getLong();
    long erasure = bytes.getLong();
    UUID store = new UUID(bytes.getLong(), bytes.getLong());
    byte[] codec = new byte[32];
    bytes.get(codec);
    if (rows < 1 || rowBytes != shape.rowBytes()) {
      throw new BadSegmentException(SegmentState.DAMAGED, "its header is damaged");
    }
    return new SegmentHeader(
        shape, rows, new Origin(lastId, lastBatch, erasure, store, codec), bytes.getInt());
  }

  private static int crc(byte[] header) {
    CRC32C crc = new CRC32C();
    crc.update(header, 0, CHECKED);
    return (int) crc.getValue();
  }
}
