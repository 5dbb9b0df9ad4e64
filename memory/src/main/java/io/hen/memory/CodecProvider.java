package io.hen.memory;

import java.util.List;

/** Offers codecs by name; found through {@link java.util.ServiceLoader}. */
public interface CodecProvider {
  /** The names it can open, the preferred one first; there may be more that it {@link #offers}. */
  List<String> names();

  /** Whether this is the provider to ask for a codec of this name. */
  default boolean offers(String name) {
    return names().contains(name);
  }

  /**
   * Opens a codec.
   *
   * @throws ModelException if its files are missing or damaged
   */
  Codec open(String name);
}
