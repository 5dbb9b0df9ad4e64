package io.hen.memory.store;

import io.hen.core.bank.Pattern;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * Patterns as bytes: in the database tokens as little-endian unsigned 16-bit numbers and floats as
 * little-endian 32-bit ones, without padding; in a bank the same in the machine's own order.
 */
final class PatternBytes {
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfChar TOKEN =
      ValueLayout.JAVA_CHAR_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private PatternBytes() {}

  /**
   * All parts of a pattern as stored in the database.
   *
   * @throws IllegalArgumentException if the pattern is not of these shapes
   */
  static byte[][] blobs(List<PartShape> shapes, Pattern.Parts pattern) {
    if (pattern.parts().size() != shapes.size()) {
      throw new IllegalArgumentException(
          "a pattern consists of " + shapes.size() + " parts, not of " + pattern.parts().size());
    }
    byte[][] blobs = new byte[shapes.size()][];
    for (int part = 0; part < blobs.length; part++) {
      blobs[part] = blob(shapes.get(part), pattern.parts().get(part));
    }
    return blobs;
  }

  /**
   * A part's pattern as stored in the database.
   *
   * @throws IllegalArgumentException if it is not of the shape
   */
  static byte[] blob(PartShape shape, Pattern pattern) {
    ByteBuffer bytes = ByteBuffer.allocate(shape.blobBytes()).order(ByteOrder.LITTLE_ENDIAN);
    switch (pattern) {
      case Pattern.Dense(float[] values)
          when shape.kind() == PartShape.Kind.DENSE && values.length == shape.length() ->
          bytes.asFloatBuffer().put(values);
      case Pattern.Tokens(char[] tokens)
          when shape.kind() == PartShape.Kind.TOKENS && tokens.length == shape.length() ->
          bytes.asCharBuffer().put(tokens);
      case Pattern.Dense(float[] values) -> throw mismatch(shape, values.length + " numbers");
      case Pattern.Tokens(char[] tokens) -> throw mismatch(shape, tokens.length + " tokens");
      case Pattern.Parts(var parts) -> throw mismatch(shape, parts.size() + " parts");
    }
    String wrong = defect(shape, bytes.array());
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException("part " + shape.name() + " of a pattern " + wrong);
    }
    return bytes.array();
  }

  /** Copies a blob into row n of a bank. */
  static void copy(PartShape shape, MemorySegment blob, MemorySegment bank, long n) {
    long at = n * shape.rowBytes();
    if (shape.kind() == PartShape.Kind.DENSE) {
      MemorySegment.copy(blob, FLOAT, 0, bank, ValueLayout.JAVA_FLOAT, at, shape.length());
    } else {
      MemorySegment.copy(blob, TOKEN, 0, bank, ValueLayout.JAVA_CHAR, at, shape.length());
    }
  }

  /** What is wrong with a blob of this shape; empty if nothing is. */
  static String defect(PartShape shape, byte[] blob) {
    if (blob.length != shape.blobBytes()) {
      return "has " + blob.length + " bytes instead of " + shape.blobBytes();
    }
    MemorySegment bytes = MemorySegment.ofArray(blob);
    for (int k = 0; k < shape.length(); k++) {
      if (shape.kind() == PartShape.Kind.DENSE) {
        float value = bytes.get(FLOAT, (long) k * Float.BYTES);
        if (!Float.isFinite(value)) {
          return "has the value " + value + " at " + k;
        }
      } else {
        char token = bytes.get(TOKEN, (long) k * Character.BYTES);
        if (token > shape.codebook()) {
          return "has the token "
              + (int) token
              + " at "
              + k
              + ", beyond its codebook of "
              + shape.codebook();
        }
      }
    }
    return "";
  }

  private static IllegalArgumentException mismatch(PartShape shape, String found) {
    return new IllegalArgumentException(
        "part "
            + shape.name()
            + " consists of "
            + shape.length()
            + " "
            + (shape.kind() == PartShape.Kind.DENSE ? "numbers" : "tokens")
            + ", the pattern of "
            + found);
  }
}
