package io.hen.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.hen.server.api.Inspection;
import io.hen.server.api.ItemSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What {@code hen inspect} prints.
 *
 * @param found by the inspection
 * @param worst the closest pairs
 */
record InspectView(
    @JsonUnwrapped @JsonIgnoreProperties("worst") Inspection found, List<Pair> worst) {

  /**
   * Two items and where their pictures were written side by side.
   *
   * @param squaredDistance of their patterns
   */
  record Pair(
      ItemSummary first, ItemSummary second, double squaredDistance, Optional<String> file) {}

  /**
   * An inspection and its files.
   *
   * @param pictures where the pictures of a pair were written, if they were
   */
  static InspectView of(Inspection found, Function<Inspection.Pair, Optional<String>> pictures) {
    return new InspectView(
        found,
        found.worst().stream()
            .map(pair ->
                new Pair(pair.first(), pair.second(), pair.squaredDistance(), pictures.apply(pair)))
            .toList());
  }
}
