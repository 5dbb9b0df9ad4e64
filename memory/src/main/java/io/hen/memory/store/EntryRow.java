package io.hen.memory.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An item as a row of the database, without its bytes.
 *
 * @param id its number, ≥ 1
 * @param captions in the user's order
 * @param metadata free, kept in order
 * @param mediaType of the bytes
 * @param length of the bytes
 * @param remembered when
 */
public record EntryRow(
    long id,
    List<String> captions,
    Map<String, String> metadata,
    String mediaType,
    long length,
    Instant remembered) {}
