package io.hen.memory.store;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An item as a row of the database.
 *
 * @param id its number, ≥ 1
 * @param content what was stored
 * @param remembered when
 */
public record ItemRow(long id, Content content, Instant remembered) {

  /**
   * What is stored of an item besides its pattern.
   *
   * @param bytes the original file
   * @param mediaType of the bytes
   * @param caption what can be looked up
   * @param metadata free, kept in order
   */
  public record Content(
      byte[] bytes, String mediaType, Optional<String> caption, Map<String, String> metadata) {}
}
