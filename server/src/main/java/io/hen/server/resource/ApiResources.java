package io.hen.server.resource;

import io.hen.memory.AssociativeMemory;
import io.hen.server.http.Gates;
import io.hen.server.http.Metrics;
import io.hen.server.http.Resource;
import io.hen.server.http.ServerLimits;
import java.util.List;

/** The routes under {@code /v1} that are about the memory. */
public final class ApiResources {
  private ApiResources() {}

  /**
   * All of them.
   *
   * @param memory that is served
   * @param limits of requests
   * @param gates that they pass
   * @param metrics that they keep
   */
  public static List<Resource> all(
      AssociativeMemory memory, ServerLimits limits, Gates gates, Metrics metrics) {
    Service service = new Service(memory, limits, gates, metrics);
    Thumbnails thumbnails = new Thumbnails(service.pictures());
    return List.of(
        new MemoryResource(service),
        new KnownResource(memory),
        new RememberResource(service),
        new ItemsResource(service, thumbnails),
        new PicturesResource(service, thumbnails),
        new RecallResource(service),
        new InspectResource(service));
  }
}
