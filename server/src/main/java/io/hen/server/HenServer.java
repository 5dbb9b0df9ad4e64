package io.hen.server;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.InputException;
import io.hen.server.http.Front;
import io.hen.server.http.Gates;
import io.hen.server.http.Metrics;
import io.hen.server.http.Resource;
import io.hen.server.http.Routes;
import io.hen.server.http.Token;
import io.hen.server.resource.ApiResources;
import io.hen.server.service.DocsResource;
import io.hen.server.service.HealthResource;
import io.hen.server.service.MetricsResource;
import io.hen.server.service.PageResource;
import io.hen.server.service.SessionResource;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A memory served over HTTP, as {@code openapi.yaml} beside this class describes it.
 *
 * <p>Only this machine can ask it unless its options say otherwise, and then only with a token.
 */
public final class HenServer implements AutoCloseable {
  private final Javalin javalin;
  private final ServerOptions options;
  private final Metrics metrics;
  private final WarmUp warmUp;

  private HenServer(Javalin javalin, ServerOptions options, Metrics metrics, WarmUp warmUp) {
    this.javalin = javalin;
    this.options = options;
    this.metrics = metrics;
    this.warmUp = warmUp;
  }

  /**
   * Starts serving. It listens when this returns, and is ready when the memory is warm.
   *
   * @param memory stays the caller's, who closes it after the server
   * @throws InputException {@code input.token-missing}, {@code input.port-in-use} or {@code
   *     input.address} where the options cannot be met
   */
  public static HenServer start(AssociativeMemory memory, ServerOptions options) {
    return start(memory, options, List.of());
  }

  /** As the other, with more routes. */
  static HenServer start(AssociativeMemory memory, ServerOptions options, List<Resource> more) {
    checkAddress(options);
    Optional<Token> token = options.token().map(Token::new);
    Metrics metrics = new Metrics();
    WarmUp warmUp = new WarmUp(memory);
    List<Resource> resources = new ArrayList<>(more);
    resources.addAll(resources(memory, options, token, metrics, warmUp));
    Front front =
        new Front(
            options.host(),
            options.port(),
            options.limits(),
            options.allowedHosts(),
            token,
            metrics);
    Javalin javalin =
        Javalin.create(config -> {
          front.configure(config);
          Routes.configure(config, resources);
        });
    try {
      javalin.start(options.host(), options.port());
    } catch (JavalinBindException e) {
      metrics.close();
      throw inUse(options);
    }
    warmUp.start();
    return new HenServer(javalin, options, metrics, warmUp);
  }

  /** Of a server with these options. */
  static List<Resource> resources(AssociativeMemory memory, ServerOptions options) {
    return resources(
        memory, options, options.token().map(Token::new), new Metrics(), new WarmUp(memory));
  }

  private static List<Resource> resources(
      AssociativeMemory memory,
      ServerOptions options,
      Optional<Token> token,
      Metrics metrics,
      WarmUp warmUp) {
    Gates gates = Gates.of(options.limits());
    metrics.items(memory::size);
    metrics.gate("recalls", gates.recalls());
    metrics.gate("uploads", gates.uploads());
    metrics.gate("inspections", gates.inspections());
    List<Resource> resources =
        new ArrayList<>(ApiResources.all(memory, options.limits(), gates, metrics));
    resources.add(new HealthResource(warmUp::done));
    resources.add(new MetricsResource(metrics));
    resources.add(new SessionResource(token));
    resources.add(new DocsResource());
    resources.add(new PageResource());
    return resources;
  }

  /** Where it listens; for every address of the machine, this machine. */
  public URI address() {
    return URI.create("http://" + Addresses.reachable(options.host()) + ":" + javalin.port() + "/");
  }

  /** Whether the memory is warm, so that recalls take no longer than they must. */
  public boolean ready() {
    return warmUp.done();
  }

  /**
   * Ends serving: takes no more requests, and waits until those under way are answered, at most 20
   * seconds. Closing again does nothing.
   */
  @Override
  public void close() {
    javalin.stop();
    warmUp.stop();
    metrics.close();
  }

  private static void checkAddress(ServerOptions options) {
    try {
      boolean alone = InetAddress.getByName(options.host()).isLoopbackAddress();
      if (!alone && options.token().isEmpty()) {
        throw new InputException(
            "input.token-missing",
            "other machines can reach " + options.host() + ", and there is no token",
            "give a file with a long random token (--token-file), or listen at 127.0.0.1");
      }
    } catch (UnknownHostException e) {
      throw new InputException(
          "input.address",
          "there is no address " + options.host(),
          "give an address of this machine, for example 127.0.0.1",
          e);
    }
  }

  private static InputException inUse(ServerOptions options) {
    return new InputException(
        "input.port-in-use",
        "cannot listen at "
            + options.host()
            + " port "
            + options.port()
            + ": it is in use or not"
            + " this machine's",
        "end what listens there, or choose another with --port (0 takes any that is free)");
  }
}
