package io.hen.server.resource;

import io.hen.server.api.MemoryInfo;
import io.hen.server.http.Resource;
import io.hen.server.http.ServerLimits;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Optional;

/** What the memory is, and what the server allows. */
final class MemoryResource implements Resource {
  private final Service service;
  private final MemoryInfo.Limits limits;
  private final String version;

  MemoryResource(Service service) {
    ServerLimits all = service.limits();
    this.service = service;
    this.limits =
        new MemoryInfo.Limits(
            all.bodyBytes(),
            all.pictureBytes(),
            all.picturePixels(),
            all.captionLength(),
            all.batch(),
            all.recalls());
    // Only a jar knows its version.
    this.version =
        Optional.ofNullable(MemoryResource.class.getPackage().getImplementationVersion())
            .orElse("development");
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/v1/memory", this::describe);
  }

  private void describe(Context context) {
    Params.only(context);
    Answers.json(context, MemoryInfo.of(service.memory(), limits, version));
  }
}
