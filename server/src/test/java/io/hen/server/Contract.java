package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hen.server.service.DocsResource;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Holds answers against {@code openapi.yaml}. */
public final class Contract {
  private static final JsonNode DOCUMENT = DocsResource.contract();
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch");

  private Contract() {}

  /** One thing that can be asked, as {@code GET /v1/items/{id}}. */
  public record Operation(String method, String path, JsonNode node) {}

  /** The whole document. */
  public static JsonNode document() {
    return DOCUMENT;
  }

  /** All that can be asked. */
  public static Stream<Operation> operations() {
    return DOCUMENT
        .path("paths")
        .propertyStream()
        .flatMap(path ->
            METHODS.stream()
                .filter(path.getValue()::has)
                .map(method ->
                    new Operation(
                        method.toUpperCase(Locale.ROOT),
                        path.getKey(),
                        path.getValue().get(method))));
  }

  /** Fails unless this answer is one that the contract has. */
  public static void check(HttpResponse<byte[]> answer) {
    check(
        answer.request().method(),
        answer.uri().getPath(),
        answer.statusCode(),
        answer.headers().firstValue("Content-Type").orElse(""),
        answer.body());
  }

  /** Fails unless this answer is one that the contract has. */
  public static void check(String method, String path, int status, String type, byte[] body) {
    Operation operation =
        operations()
            .filter(known -> known.method().equals(method) && fits(known.path(), path))
            .findFirst()
            .orElseThrow(() -> new AssertionError(method + " " + path + " is not in the contract"));
    JsonNode responses = operation.node().path("responses");
    JsonNode response =
        resolved(responses.path(responses.has(status + "") ? status + "" : "default"));
    assertThat(response.isObject()).as("%s %s may answer %d", method, path, status).isTrue();
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      assertThat(body).as("%s %s answers %d without a body", method, path, status).isEmpty();
      return;
    }
    String media = type.split(";")[0].strip();
    JsonNode found = content.has(media) ? content.get(media) : content.path("*/*");
    assertThat(found.isObject())
        .as("%s %s may answer %d with %s, not only %s", method, path, status, media, content)
        .isTrue();
    if (media.equals("text/event-stream")) {
      JsonNode result = content.path("application/json").path("schema");
      checkEvents(new String(body, StandardCharsets.UTF_8), result);
    } else if (media.endsWith("json")) {
      checkSchema(found.path("schema"), JsonMapper.shared().readTree(body));
    }
  }

  /** Fails unless this JSON is as a schema of {@code components} has it. */
  public static void checkSchema(String name, JsonNode json) {
    checkSchema(reference(name), json);
  }

  private static void checkEvents(String text, JsonNode result) {
    assertThat(text).endsWith("\n\n");
    String last = "";
    for (String event : text.strip().split("\n\n")) {
      if (event.equals(":")) {
        continue;
      }
      String[] lines = event.split("\n");
      assertThat(lines).as(event).hasSize(2);
      assertThat(lines[0]).startsWith("event: ");
      assertThat(lines[1]).startsWith("data: ");
      last = lines[0].substring("event: ".length());
      JsonNode data = JsonMapper.shared().readTree(lines[1].substring("data: ".length()));
      switch (last) {
        case "step" -> checkSchema("Step", data);
        case "progress" -> checkSchema("Progress", data);
        case "problem" -> checkSchema("Problem", data);
        case "result" -> checkSchema(result, data);
        default -> throw new AssertionError("the contract has no event " + last);
      }
    }
    assertThat(last).as("the last event").isIn("result", "problem");
  }

  private static void checkSchema(JsonNode schema, JsonNode json) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.set("components", DOCUMENT.get("components"));
    whole.putArray("allOf").add(schema);
    List<Error> errors = SCHEMAS.getSchema(whole).validate(json);
    assertThat(errors).as("what is wrong by the contract with %s", json).isEmpty();
  }

  private static JsonNode reference(String name) {
    assertThat(DOCUMENT.at("/components/schemas/" + name).isObject()).as(name).isTrue();
    return JsonMapper.shared().valueToTree(Map.of("$ref", "#/components/schemas/" + name));
  }

  private static JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? DOCUMENT.at(node.get("$ref").asString().substring(1)) : node;
  }

  private static boolean fits(String template, String path) {
    return path.matches(template.replace(".", "\\.").replaceAll("\\{\\w+}", "[^/]+"));
  }
}
