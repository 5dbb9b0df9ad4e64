package io.hen.memory;

import java.util.List;

/** Offers codecs by name; found through {@link java.util.ServiceLoader}. */
public interface CodecProvider {
  /** The names it can open, the preferred one first. */
  List<String> names();

  /**
   * Opens a codec.
   *
   * @throws ModelException if its files are missing or damaged
   */
  Codec open(String name);
}
