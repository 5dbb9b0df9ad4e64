package io.hen.server.http;

import io.javalin.router.JavalinDefaultRoutingApi;

/** Some routes of the service, as {@code openapi.yaml} describes them. */
@FunctionalInterface
public interface Resource {
  /** Adds its routes. */
  void register(JavalinDefaultRoutingApi routes);
}
