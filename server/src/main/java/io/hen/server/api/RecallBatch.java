package io.hen.server.api;

import java.util.List;

/**
 * Many recalls in one request.
 *
 * @param recalls at least one
 */
public record RecallBatch(List<RecallRequest> recalls) {

  /**
   * Their results.
   *
   * @param results in the order of the recalls: a {@link RecallResult}, or where one failed a
   *     problem document
   */
  public record Results(List<Object> results) {}
}
