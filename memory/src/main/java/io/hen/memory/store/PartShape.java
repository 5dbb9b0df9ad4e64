package io.hen.memory.store;

/**
 * What one part of every pattern consists of, and how it is laid out.
 *
 * @param name lower-case letters, digits and hyphens; it names the part's segment file
 * @param kind numbers or tokens
 * @param length K numbers, or S tokens; ≥ 1
 * @param codebook V for tokens, which lie in 0..V (V itself stands for blank); 0 for numbers
 */
public record PartShape(String name, Kind kind, int length, int codebook) {

  /** Numbers or tokens. */
  public enum Kind {
    /** 32-bit floats, all finite. */
    DENSE,
    /** Unsigned 16-bit tokens. */
    TOKENS
  }

  /** Rows of floats begin at multiples of this many bytes. */
  private static final int ALIGNMENT = 64;

  public PartShape {
    if (!name.matches("[a-z0-9-]+")) {
      throw new IllegalArgumentException(
          "a part's name consists of lower-case letters, digits and hyphens, not \"" + name + "\"");
    }
    boolean codes = kind == Kind.TOKENS ? codebook >= 1 && codebook < 0xffff : codebook == 0;
    if (length < 1 || !codes) {
      throw new IllegalArgumentException(
          "part " + name + " cannot have length " + length + " and codebook " + codebook);
    }
  }

  /** Bytes of one pattern in the database: no padding. */
  public int blobBytes() {
    return Math.multiplyExact(length, kind == Kind.DENSE ? Float.BYTES : Character.BYTES);
  }

  /** Bytes from one row of the bank to the next: floats are padded to 64 bytes, tokens are not. */
  public long rowBytes() {
    long bytes = blobBytes();
    return kind == Kind.DENSE ? (bytes + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT : bytes;
  }

  /** As kept in the settings: name, kind, length, codebook. */
  String text() {
    return name + " " + kind.name() + " " + length + " " + codebook;
  }

  /**
   * The opposite of {@link #text}.
   *
   * @throws IllegalArgumentException if it is not such a text
   */
  static PartShape parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 4) {
      throw new IllegalArgumentException("\"" + text + "\" does not describe a part");
    }
    return new PartShape(
        words[0], Kind.valueOf(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
  }
}
