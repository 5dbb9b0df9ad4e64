package io.hen.server.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.core.network.Beta;
import io.hen.server.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What is written can be read again. */
class WireTest {
  private static final ItemSummary ONE =
      new ItemSummary(1, Optional.of("a bus"), Optional.of("bus.png"));
  private static final ItemSummary TWO = new ItemSummary(2, Optional.empty(), Optional.empty());

  @Test
  void aRecallComesBackWithNumbersThatJsonHasNot() {
    RecallResult result =
        new RecallResult(
            "retrieved",
            "retrieved: item 1",
            Optional.of(ONE),
            Optional.of(1.0),
            1,
            List.of(),
            List.of(new WeightedItem(TWO, 0.25)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(new WeightedItem(ONE, 1)),
            Optional.of(ONE),
            Double.POSITIVE_INFINITY,
            Double.NaN,
            Optional.of(new FamiliaritySummary(Double.NaN, 1, 2, 0.5, true, false, "so")),
            List.of(
                new CertificateSummary(
                    "identity", "so", JsonNodeFactory.instance.objectNode().put("excess", 0.5))),
            0.5,
            2,
            true,
            new double[] {1, Double.NEGATIVE_INFINITY},
            Optional.empty(),
            new RecallResult.Times(1, 2, 3));
    JsonNode json = Json.MAPPER.valueToTree(result);
    String text = Json.MAPPER.writeValueAsString(result);
    assertThat(text).contains("\"margin\":\"Infinity\"", "\"beta\":\"NaN\"", "\"-Infinity\"");
    assertThat(json.has("decoded")).isFalse();
    assertThat(json.get("entropy").isNull()).isTrue();
    RecallResult read = Wire.MAPPER.readValue(text, RecallResult.class);
    assertThat(Json.MAPPER.writeValueAsString(read)).isEqualTo(text);
    assertThat(read.beta()).isNaN();
    assertThat(read.margin()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(read.energies()).containsExactly(1, Double.NEGATIVE_INFINITY);
    assertThat(read.item()).contains(ONE);
    assertThat(read.entropy()).isEmpty();
    assertThat(read.decoded()).isEmpty();
  }

  @Test
  void bytesAreBase64() {
    RecallStep step =
        new RecallStep(0, Optional.of(1.5), List.of(), Optional.of(new byte[] {1, 2, (byte) 255}));
    String text = Json.MAPPER.writeValueAsString(step);
    assertThat(text).contains("\"picture\":\"AQL/\"");
    assertThat(Wire.MAPPER.readValue(text, RecallStep.class).picture().orElseThrow())
        .containsExactly(1, 2, 255);
  }

  @Test
  void anItemComesBack() {
    ItemDetails details =
        new ItemDetails(
            7,
            List.of("a", "b"),
            Map.of("file", "x.png"),
            "image/png",
            12,
            Instant.parse("2026-01-02T03:04:05.678901Z"),
            List.of(ONE, TWO));
    String text = Json.MAPPER.writeValueAsString(details);
    assertThat(text).contains("\"2026-01-02T03:04:05.678901Z\"");
    assertThat(Wire.MAPPER.readValue(text, ItemDetails.class)).isEqualTo(details);
  }

  @Test
  void whatARequestLeavesOutIsEmpty() {
    RecallRequest request = Json.MAPPER.readValue("{\"caption\":\"x\"}", RecallRequest.class);
    assertThat(request.caption()).contains("x");
    assertThat(request.beta()).isEmpty();
    assertThat(request.hidden()).isEmpty();
    assertThat(request.steps()).isEmpty();
    assertThat(Json.MAPPER.writeValueAsString(request)).isEqualTo("{\"caption\":\"x\"}");
    assertThat(Json.MAPPER.readValue("{}", RecallRequest.class)).isEqualTo(RecallRequest.empty());
  }

  @Test
  void betaIsANumberOrAutomatic() {
    assertThat(beta("\"auto\"")).isEqualTo(Beta.AUTOMATIC);
    assertThat(beta("2")).isEqualTo(new Beta.Fixed(2));
    assertThat(beta("1e-3")).isEqualTo(new Beta.Fixed(1e-3));
    for (String bad : List.of("0", "-1", "\"high\"", "true", "[]", "{}", "\"NaN\"", "1e999")) {
      assertThatThrownBy(() -> beta(bad))
          .as(bad)
          .isInstanceOfSatisfying(
              JacksonException.class,
              e -> assertThat(e.getPath().getFirst().getPropertyName()).isEqualTo("beta"));
    }
    assertThat(
            Json.MAPPER.writeValueAsString(
                Json.MAPPER.readValue("{\"beta\":\"auto\",\"steps\":3}", RecallRequest.class)))
        .isEqualTo("{\"beta\":\"auto\",\"steps\":3}");
  }

  private static Beta beta(String json) {
    return Json.MAPPER
        .readValue("{\"beta\":" + json + "}", RecallRequest.class)
        .beta()
        .orElseThrow()
        .beta();
  }
}
