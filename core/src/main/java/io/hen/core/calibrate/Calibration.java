package io.hen.core.calibrate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a memory has measured of itself, to be kept beside it: it stays good while the memory has
 * changed little. Immutable.
 */
public final class Calibration {
  /** A memory that has grown or shrunk by more than this share is measured anew. */
  private static final double CHANGE = 0.1;

  private static final int MAGIC = 0x68656e43;
  private static final int VERSION = 1;

  /** More than any calibration has. */
  private static final int MOST = 1 << 16;

  private final int size;
  private final long fingerprint;
  private final Map<Shown, Strangers> measured;

  Calibration(int size, long fingerprint, Map<Shown, Strangers> measured) {
    this.size = size;
    this.fingerprint = fingerprint;
    this.measured = measured;
  }

  Map<Shown, Strangers> measured() {
    return measured;
  }

  /** N when it was measured. */
  public int size() {
    return size;
  }

  /**
   * Whether it may be used for a memory of so many items: one of the same similarity, shapes and
   * weights that has changed by at most 10 % in size.
   */
  boolean fits(int items, long shape) {
    return shape == fingerprint && goodFor(items);
  }

  /** Whether a memory of so many items has changed little enough in size since. */
  public boolean goodFor(int items) {
    return Math.abs(items - size) <= CHANGE * size;
  }

  /** As bytes, some kilobytes for each degree of hiding that was measured. */
  public byte[] toBytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(VERSION);
      out.writeInt(size);
      out.writeLong(fingerprint);
      out.writeInt(measured.size());
      List<Map.Entry<Shown, Strangers>> entries = new ArrayList<>(measured.entrySet());
      entries.sort(Comparator.comparing(entry -> entry.getKey().toString()));
      for (Map.Entry<Shown, Strangers> entry : entries) {
        Shown shown = entry.getKey();
        out.writeInt(shown.parts().size());
        for (Shown.Part part : shown.parts()) {
          out.writeInt(part.level());
          out.writeInt(part.period());
        }
        entry.getValue().write(out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /**
   * From {@link #toBytes}.
   *
   * @throws IllegalArgumentException if these are no such bytes; measuring anew is the remedy
   */
  public static Calibration fromBytes(byte[] bytes) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC || in.readInt() != VERSION) {
        throw new IllegalArgumentException("these bytes are no calibration of this version");
      }
      int size = in.readInt();
      long fingerprint = in.readLong();
      Map<Shown, Strangers> measured = new LinkedHashMap<>();
      int count = count(in);
      for (int k = 0; k < count; k++) {
        List<Shown.Part> parts = new ArrayList<>();
        int several = count(in);
        for (int part = 0; part < several; part++) {
          parts.add(new Shown.Part(in.readInt(), in.readInt()));
        }
        measured.put(new Shown(List.copyOf(parts)), Strangers.read(in));
      }
      return new Calibration(size, fingerprint, Map.copyOf(measured));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "a calibration of " + bytes.length + " bytes is cut off", e);
    }
  }

  static int count(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IllegalArgumentException("a calibration cannot have " + count + " entries");
    }
    return count;
  }
}
