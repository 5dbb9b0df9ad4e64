package io.hen.experiments.captions;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was measured.
 *
 * @param captions how many distinct captions were keys
 * @param items how many items had several captions
 * @param keys captions as keys
 * @param several items with several captions
 * @param weights pictures and captions together; empty without pictures
 * @param provenance where the numbers come from: names and values
 */
public record CaptionResults(
    int captions,
    int items,
    List<KeyTrial.Result> keys,
    List<SeveralTrial.Result> several,
    List<WeightTrial.Result> weights,
    Map<String, String> provenance) {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** For programs. */
  public String json() {
    return MAPPER.writeValueAsString(this) + "\n";
  }

  /** For {@code docs/}. */
  public String markdown() {
    return CaptionTables.of(this);
  }
}
