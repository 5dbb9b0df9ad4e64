package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.hen.encoders.Codecs;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.MemoryOptions;
import io.hen.server.Contract.Operation;
import io.hen.server.http.Resource;
import io.hen.server.service.PageResource;
import io.javalin.http.ExceptionHandler;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.security.RouteRole;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsExceptionHandler;
import io.javalin.websocket.WsHandlerType;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The contract and the routes are the same. */
class ContractTest {
  @TempDir Path folder;

  @Test
  void everyRouteIsInTheContractAndTheOtherWayRound() {
    Set<String> described =
        Contract.operations()
            .map(operation -> operation.method() + " " + operation.path())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> files =
        Stream.concat(PageResource.names().stream(), Stream.of("", "docs.css"))
            .map(name -> "GET /" + name)
            .collect(Collectors.toSet());
    Set<String> routed = routed();
    assertThat(routed).containsAll(files);
    routed.removeAll(files);
    assertThat(routed).isEqualTo(described);
  }

  @Test
  void operationsHaveNamesOfTheirOwn() {
    assertThat(Contract.operations().map(o -> o.node().path("operationId").asString("")))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][A-Za-z]+"));
    Set<String> tags =
        Contract.document()
            .path("tags")
            .valueStream()
            .map(tag -> tag.path("name").asString())
            .collect(Collectors.toSet());
    assertThat(Contract.operations())
        .allSatisfy(operation -> {
          assertThat(operation.node().path("summary").asString("")).endsWith(".");
          assertThat(tags).contains(operation.node().at("/tags/0").asString(""));
          assertThat(operation.node().path("responses").isEmpty()).isFalse();
        });
  }

  @Test
  void pathParametersAreDescribed() {
    assertThat(Contract.operations().filter(o -> o.path().contains("{")))
        .isNotEmpty()
        .extracting(Operation::path)
        .allMatch(
            path -> !Contract.document().path("paths").path(path).path("parameters").isEmpty());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(references(Contract.document()))
        .isNotEmpty()
        .allMatch(reference -> reference.startsWith("#/"))
        .allMatch(reference -> Contract.document().at(reference.substring(1)).isObject());
  }

  @Test
  void schemasAreValid() {
    var meta =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));
    Contract.document()
        .at("/components/schemas")
        .properties()
        .forEach(
            schema -> assertThat(meta.validate(schema.getValue())).as(schema.getKey()).isEmpty());
  }

  @Test
  void theCheckCanFail() {
    assertThatCode(() -> Contract.check("GET", "/livez", 200, "text/plain", "ok".getBytes()))
        .doesNotThrowAnyException();
    assertFails("GET", "/nowhere", 200, "text/plain", "");
    assertFails("GET", "/livez", 500, "text/plain", "");
    assertFails("GET", "/livez", 200, "text/html", "");
    assertFails("DELETE", "/v1/items/7", 204, "", "x");
    assertFails("GET", "/v1/items/7", 200, "application/json", "{\"id\": 7}");
    assertFails("GET", "/v1/items/7", 404, "application/problem+json", "{\"status\": 404}");
    assertFails("POST", "/v1/inspect", 200, "text/event-stream", "event: other\ndata: {}\n\n");
    assertFails("POST", "/v1/inspect", 200, "text/event-stream", "event: result\ndata: {}\n\n");
  }

  private static void assertFails(
      String method, String path, int status, String type, String body) {
    assertThatCode(() -> Contract.check(method, path, status, type, body.getBytes()))
        .as("%s %s %d %s %s", method, path, status, type, body)
        .isInstanceOf(AssertionError.class);
  }

  private static Stream<String> references(JsonNode node) {
    Stream<String> own = node.has("$ref") ? Stream.of(node.get("$ref").asString()) : Stream.empty();
    return Stream.concat(own, node.valueStream().flatMap(ContractTest::references));
  }

  private Set<String> routed() {
    Routing routing = new Routing();
    try (AssociativeMemory memory =
        AssociativeMemory.open(folder, MemoryOptions.defaults(), new Codecs().open("pixels"))) {
      for (Resource resource : HenServer.resources(memory, ServerOptions.defaults())) {
        resource.register(routing);
      }
    }
    return routing.routes;
  }

  /** Notes what is routed, and answers nothing. */
  private static final class Routing implements JavalinDefaultRoutingApi {
    private final Set<String> routes = new TreeSet<>();

    @Override
    public JavalinDefaultRoutingApi addEndpoint(Endpoint endpoint) {
      routes.add(endpoint.method + " " + endpoint.path);
      return this;
    }

    @Override
    public <E extends Exception> JavalinDefaultRoutingApi exception(
        Class<E> type, ExceptionHandler<? super E> handler) {
      return this;
    }

    @Override
    public JavalinDefaultRoutingApi error(int status, String type, Handler handler) {
      return this;
    }

    @Override
    public <E extends Exception> JavalinDefaultRoutingApi wsException(
        Class<E> type, WsExceptionHandler<? super E> handler) {
      return this;
    }

    @Override
    public JavalinDefaultRoutingApi addWsHandler(
        WsHandlerType type, String path, Consumer<WsConfig> config, RouteRole... roles) {
      throw new AssertionError("the contract has no web sockets");
    }
  }
}
