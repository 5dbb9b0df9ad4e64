package io.hen.server.service;

import io.hen.server.http.ProblemException;
import io.hen.server.http.Resource;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.function.BooleanSupplier;

/** Whether the process runs, and whether it answers as fast as it can. */
public final class HealthResource implements Resource {
  private final BooleanSupplier ready;

  /**
   * Health.
   *
   * @param ready whether the memory is warm
   */
  public HealthResource(BooleanSupplier ready) {
    this.ready = ready;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/livez", context -> context.result("ok").header("Cache-Control", "no-store"));
    routes.get(
        "/readyz",
        context -> {
          if (!ready.getAsBoolean()) {
            throw new ProblemException(
                503, "server.not-ready", "the memory is being loaded", "ask again in a second");
          }
          context.result("ready").header("Cache-Control", "no-store");
        });
  }
}
