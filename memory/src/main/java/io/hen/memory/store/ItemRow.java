package io.hen.memory.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An item as a row of the database.
 *
 * @param id its number, ≥ 1
 * @param content what was stored
 * @param remembered when
 */
public record ItemRow(long id, Content content, Instant remembered) {

  /**
   * What is stored of an item besides its patterns.
   *
   * @param bytes the original file
   * @param mediaType of the bytes
   * @param captions what can be looked up, in the user's order
   * @param metadata free, kept in order
   */
  public record Content(
      byte[] bytes, String mediaType, List<String> captions, Map<String, String> metadata) {
    public Content {
      captions = List.copyOf(captions);
    }
  }
}
