package io.hen.server;

import io.hen.memory.AssociativeMemory;
import io.hen.server.http.Resource;
import io.hen.server.resource.LiveResource;
import io.javalin.Javalin;
import java.net.URI;
import java.util.List;

/** A memory served over HTTP. */
public final class HenServer implements AutoCloseable {
  private final Javalin javalin;
  private final ServerOptions options;

  private HenServer(Javalin javalin, ServerOptions options) {
    this.javalin = javalin;
    this.options = options;
  }

  /**
   * Starts serving.
   *
   * @param memory stays the caller's, who closes it after the server
   */
  public static HenServer start(AssociativeMemory memory, ServerOptions options) {
    List<Resource> resources = List.of(new LiveResource());
    Javalin javalin =
        Javalin.create(config -> {
          config.startup.showJavalinBanner = false;
          config.concurrency.useVirtualThreads = true;
          resources.forEach(resource -> resource.register(config.routes));
        });
    javalin.start(options.host(), options.port());
    return new HenServer(javalin, options);
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://" + options.host() + ":" + javalin.port() + "/");
  }

  /** Ends serving. */
  @Override
  public void close() {
    javalin.stop();
  }
}
