package io.hen.encoders.library;

import java.util.Optional;

/**
 * A model as it is listed.
 *
 * @param name of the model
 * @param kind pictures or texts
 * @param state where it is
 * @param description what it is
 * @param licence of the weights
 * @param source where they come from
 * @param catalogue its card in the catalogue, if it is there
 */
public record ListedModel(
    String name,
    CatalogueCard.Kind kind,
    State state,
    String description,
    String licence,
    String source,
    Optional<CatalogueCard> catalogue) {

  /** Where a model is. */
  public enum State {
    /** Part of hen. */
    SHIPPED,
    /** In the library, ready. */
    INSTALLED,
    /** Its files are here, and have still to be made into a model. */
    FETCHED,
    /** Known, and not here. */
    AVAILABLE
  }
}
