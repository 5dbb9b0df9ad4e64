package io.hen.memory;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a user stores: a picture's original bytes, and if they like captions and metadata.
 *
 * @param bytes the original file, returned byte for byte; do not change it afterwards
 * @param mediaType for example {@code image/png}; {@code application/octet-stream} if unknown
 * @param captions what can be recalled by text, in the user's order; equal ones count once
 * @param metadata free, kept in order
 */
public record Item(
    byte[] bytes, String mediaType, List<String> captions, Map<String, String> metadata) {

  public Item {
    captions = captions.stream().distinct().toList();
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** A picture file; its media type is told from its first bytes. */
  public static Item picture(byte[] bytes) {
    return new Item(bytes, MediaTypes.of(bytes), List.of(), Map.of());
  }

  /** This item with one caption. */
  public Item caption(String text) {
    return captions(List.of(text));
  }

  /** This item with these captions, instead of those it has. */
  public Item captions(List<String> texts) {
    return new Item(bytes, mediaType, texts, metadata);
  }

  /** The first caption. */
  public Optional<String> caption() {
    return captions.stream().findFirst();
  }

  /** This item with one more metadatum. */
  public Item metadata(String key, String value) {
    Map<String, String> more = new LinkedHashMap<>(metadata);
    more.put(key, value);
    return new Item(bytes, mediaType, captions, more);
  }
}
