package io.hen.server.resource;

import io.hen.server.http.Resource;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Whether the process runs. */
public final class LiveResource implements Resource {
  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/livez", context -> context.result("ok"));
  }
}
