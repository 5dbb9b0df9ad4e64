package io.hen.server.service;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The contract as a page that can be read without scripts. */
final class DocsPage {
  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final JsonNode contract;
  private final StringBuilder html = new StringBuilder();

  DocsPage(JsonNode contract) {
    this.contract = contract;
  }

  String html() {
    JsonNode info = contract.path("info");
    html.append(
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>hen: the API</title>
        <link rel="icon" href="favicon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="app.css">
        <link rel="stylesheet" href="docs.css">
        </head>
        <body class="docs">
        <main>
        """);
    html.append("<h1>")
        .append(Html.escape(info.path("summary").asString("The API")))
        .append("</h1>\n");
    html.append(Html.paragraphs(info.path("description").asString("")));
    html.append(
        "<p><a href=\"openapi.yaml\">This document as OpenAPI 3.1</a> · <a href=\"/\">the page</a></p>\n");
    contents();
    for (JsonNode tag : contract.path("tags")) {
      group(tag);
    }
    schemas();
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void contents() {
    html.append("<nav aria-label=\"Contents\"><ul>\n");
    for (JsonNode tag : contract.path("tags")) {
      for (Operation operation : operations(tag.path("name").asString())) {
        html.append("<li><a href=\"#").append(operation.id()).append("\"><code>");
        html.append(operation.title()).append("</code></a> ");
        html.append(Html.line(operation.node().path("summary").asString(""))).append("</li>\n");
      }
    }
    html.append("<li><a href=\"#schemas\">Schemas</a></li>\n</ul></nav>\n");
  }

  private void group(JsonNode tag) {
    html.append("<h2>").append(Html.line(tag.path("description").asString(""))).append("</h2>\n");
    for (Operation operation : operations(tag.path("name").asString())) {
      JsonNode node = operation.node();
      html.append("<section id=\"").append(operation.id()).append("\">\n<h3><code>");
      html.append(operation.title()).append("</code></h3>\n");
      html.append(Html.paragraphs(node.path("summary").asString("")));
      html.append(Html.paragraphs(node.path("description").asString("")));
      parameters(operation);
      body(node.path("requestBody"));
      responses(node.path("responses"));
      html.append("</section>\n");
    }
  }

  private void parameters(Operation operation) {
    List<JsonNode> all =
        java.util.stream.Stream.of(operation.path(), operation.node())
            .flatMap(node -> node.path("parameters").valueStream())
            .map(this::resolved)
            .toList();
    if (all.isEmpty()) {
      return;
    }
    begin("Parameter", "In", "Type", "Meaning");
    for (JsonNode parameter : all) {
      JsonNode schema = parameter.path("schema");
      row(
          name(parameter.path("name").asString(), parameter.path("required").asBoolean(false)),
          Html.escape(parameter.path("in").asString()),
          SchemaWords.type(schema),
          Html.line(parameter.path("description").asString("")) + bounds(schema));
    }
    end();
  }

  private void body(JsonNode body) {
    if (body.isMissingNode()) {
      return;
    }
    begin(body.path("required").asBoolean(false) ? "Body" : "Body, if any", "Schema");
    contents(body.path("content"));
    end();
  }

  private void responses(JsonNode responses) {
    begin("Answer", "", "Schema");
    for (Map.Entry<String, JsonNode> entry : responses.properties()) {
      JsonNode response = resolved(entry.getValue());
      String status = entry.getKey().equals("default") ? "else" : entry.getKey();
      JsonNode content = response.path("content");
      StringBuilder schemas = new StringBuilder();
      content
          .propertyStream()
          .forEach(type -> schemas.append(media(type.getKey(), type.getValue())).append("<br>"));
      row(
          "<strong>" + Html.escape(status) + "</strong>",
          entry.getKey().equals("default")
              ? "A problem."
              : Html.line(response.path("description").asString("")),
          schemas.toString());
    }
    end();
  }

  private void contents(JsonNode content) {
    for (Map.Entry<String, JsonNode> type : content.properties()) {
      row(
          "<code>" + Html.escape(type.getKey()) + "</code>",
          SchemaWords.type(type.getValue().path("schema")));
    }
  }

  private static String media(String type, JsonNode content) {
    String media = "<code>" + Html.escape(type) + "</code>";
    JsonNode schema = content.path("schema");
    return schema.has("$ref") ? media + " " + SchemaWords.type(schema) : media;
  }

  private void schemas() {
    html.append("<h2 id=\"schemas\">Schemas</h2>\n");
    html.append(
        Html.paragraphs(contract.at("/components/responses/Problem/description").asString("")));
    for (Map.Entry<String, JsonNode> entry : contract.at("/components/schemas").properties()) {
      JsonNode schema = entry.getValue();
      html.append("<section id=\"schema-").append(Html.id(entry.getKey())).append("\">\n<h3>");
      html.append(Html.escape(entry.getKey())).append("</h3>\n");
      html.append(Html.paragraphs(schema.path("description").asString("")));
      if (schema.has("properties")) {
        fields(schema);
      } else {
        html.append("<p>").append(SchemaWords.type(schema)).append("</p>\n");
      }
      html.append("</section>\n");
    }
  }

  private void fields(JsonNode schema) {
    List<String> required = schema.path("required").valueStream().map(JsonNode::asString).toList();
    begin("Field", "Type", "Meaning");
    for (Map.Entry<String, JsonNode> field : schema.path("properties").properties()) {
      row(
          name(field.getKey(), required.contains(field.getKey())),
          SchemaWords.type(field.getValue()),
          Html.line(field.getValue().path("description").asString("")) + bounds(field.getValue()));
    }
    end();
  }

  private static String name(String name, boolean required) {
    return "<code>" + Html.escape(name) + "</code>" + (required ? "" : " <small>optional</small>");
  }

  private static String bounds(JsonNode schema) {
    String words = SchemaWords.bounds(schema);
    return words.isEmpty() ? "" : " <small>" + words + "</small>";
  }

  private void begin(String... titles) {
    html.append("<div class=\"table\"><table>\n<thead><tr>");
    for (String title : titles) {
      html.append("<th scope=\"col\">").append(title).append("</th>");
    }
    html.append("</tr></thead>\n<tbody>\n");
  }

  private void row(String... cells) {
    html.append("<tr>");
    for (String cell : cells) {
      html.append("<td>").append(cell).append("</td>");
    }
    html.append("</tr>\n");
  }

  private void end() {
    html.append("</tbody></table></div>\n");
  }

  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? contract.at(node.get("$ref").asString().substring(1)) : node;
  }

  private List<Operation> operations(String tag) {
    return contract
        .path("paths")
        .propertyStream()
        .flatMap(path ->
            METHODS.stream()
                .filter(path.getValue()::has)
                .map(method ->
                    new Operation(
                        path.getKey(), method, path.getValue(), path.getValue().get(method))))
        .filter(operation -> operation.node().at("/tags/0").asString("").equals(tag))
        .toList();
  }

  /**
   * One thing that can be asked.
   *
   * @param path its node, which has parameters of its own
   */
  private record Operation(String route, String method, JsonNode path, JsonNode node) {
    String title() {
      return method.toUpperCase(Locale.ROOT) + " " + Html.escape(route);
    }

    String id() {
      return "operation-" + Html.id(node.path("operationId").asString(route));
    }
  }
}
