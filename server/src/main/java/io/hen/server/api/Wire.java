package io.hen.server.api;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** How clients read and write these records. */
public final class Wire {
  /**
   * Writes components in their order. Reads what a service has written, the numbers that JSON has
   * not among it, and passes over fields that it does not know, so that it can read the answers of
   * later versions.
   */
  public static final JsonMapper MAPPER =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  private Wire() {}
}
