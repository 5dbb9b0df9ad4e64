package io.hen.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Items to be remembered.
 *
 * @param items at least one
 * @param onCollision what to do with an item that a cue could not tell from another: {@code warn},
 *     {@code reject} or {@code link}
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RememberRequest(List<NewItem> items, Optional<String> onCollision) {

  /**
   * An item.
   *
   * @param picture a picture file
   * @param captions in the user's order
   * @param metadata free
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record NewItem(
      byte[] picture, Optional<List<String>> captions, Optional<Map<String, String>> metadata) {}

  /**
   * The same about pictures that come in parts of their own.
   *
   * @param items what belongs to the pictures, in their order; fewer than pictures if the last ones
   *     have nothing
   * @param onCollision as above
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Details(Optional<List<ItemDetail>> items, Optional<String> onCollision) {}

  /**
   * What belongs to a picture.
   *
   * @param captions in the user's order
   * @param metadata free
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record ItemDetail(
      Optional<List<String>> captions, Optional<Map<String, String>> metadata) {}
}
