package io.hen.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * What to look at. What is left out has the value that {@code hen inspect} takes.
 *
 * @param similarity {@code l2}, {@code dot} or {@code cosine}
 * @param weights how much picture and caption count
 * @param worst how many of the closest pairs to list
 * @param sample how many items to examine at most
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record InspectRequest(
    Optional<String> similarity,
    Optional<PartWeights> weights,
    Optional<Integer> worst,
    Optional<Integer> sample) {

  /** Nothing is given. */
  public static InspectRequest empty() {
    return new InspectRequest(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }
}
