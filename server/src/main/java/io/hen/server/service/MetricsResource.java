package io.hen.server.service;

import io.hen.server.http.Metrics;
import io.hen.server.http.Resource;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Measurements for Prometheus. */
public final class MetricsResource implements Resource {
  private final Metrics metrics;

  /** Of these. */
  public MetricsResource(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(
        "/metrics",
        context ->
            context
                .result(metrics.text())
                .contentType(Metrics.MEDIA_TYPE)
                .header("Cache-Control", "no-store"));
  }
}
