package io.hen.server.service;

import io.hen.server.http.Resource;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The contract, for programs and for people. */
public final class DocsResource implements Resource {
  private static final String CONTRACT = "openapi.yaml";

  /** The contract as a tree. */
  public static JsonNode contract() {
    return new YAMLMapper().readTree(StaticFile.read(CONTRACT));
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    String html = new DocsPage(contract()).html();
    StaticFile page = new StaticFile("docs.html", html.getBytes(StandardCharsets.UTF_8));
    routes.get("/openapi.yaml", StaticFile.ofClassPath(CONTRACT)::answer);
    routes.get("/docs", page::answer);
    routes.get("/docs.css", StaticFile.ofClassPath("docs.css")::answer);
  }
}
