package io.hen.memory;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a memory knows of an item without reading its file: enough for lists of many items.
 *
 * @param id its number
 * @param captions in the user's order
 * @param metadata in the user's order
 * @param mediaType of the original file
 * @param bytes the length of the original file
 * @param remembered when
 */
public record ItemEntry(
    ItemId id,
    List<String> captions,
    Map<String, String> metadata,
    String mediaType,
    long bytes,
    Instant remembered) {

  public ItemEntry {
    captions = List.copyOf(captions);
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }

  /** The first caption. */
  public Optional<String> caption() {
    return captions.stream().findFirst();
  }

  /** Whether a text is part of a caption or of a value of the metadata, in capitals or not. */
  public boolean mentions(String text) {
    String wanted = text.toLowerCase(Locale.ROOT);
    return Stream.concat(captions.stream(), metadata.values().stream())
        .anyMatch(own -> own.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
