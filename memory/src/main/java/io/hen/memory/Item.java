package io.hen.memory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a user stores: a picture's original bytes, and if they like a caption and metadata.
 *
 * @param bytes the original file, returned byte for byte; do not change it afterwards
 * @param mediaType for example {@code image/png}; {@code application/octet-stream} if unknown
 * @param caption what can be recalled by text
 * @param metadata free, kept in order
 */
public record Item(
    byte[] bytes, String mediaType, Optional<String> caption, Map<String, String> metadata) {

  public Item {
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** A picture file; its media type is told from its first bytes. */
  public static Item picture(byte[] bytes) {
    return new Item(bytes, MediaTypes.of(bytes), Optional.empty(), Map.of());
  }

  /** This item with a caption. */
  public Item caption(String text) {
    return new Item(bytes, mediaType, Optional.of(text), metadata);
  }

  /** This item with one more metadatum. */
  public Item metadata(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(metadata);
    more.put(key, value);
    return new Item(bytes, mediaType, caption, more);
  }
}
