package io.hen.server.http;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import org.eclipse.jetty.http.CookieCompliance;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * What stands before the routes: the port, the threads, and what every request passes.
 *
 * <p>Requests run on threads of the operating system, not on virtual ones: these give way to each
 * other only where they wait, and encoding and scanning a bank do not wait, so that two uploads
 * would hold up every other request of a machine with two cores.
 */
public final class Front {
  /** How long the end of the server waits for requests that are under way. */
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final int HEADER_BYTES = 8 * 1024;

  /** Acceptors, selectors, and those that only refuse. */
  private static final int MORE_THREADS = 16;

  private static final int SPARE_THREADS = 8;
  private static final Duration THREAD_IDLE = Duration.ofSeconds(60);

  private final String host;
  private final int port;
  private final ServerLimits limits;
  private final Hosts hosts;
  private final Optional<Token> token;
  private final Metrics metrics;

  /**
   * As it is to be.
   *
   * @param allowedHosts names besides those of this machine under which it may be asked
   */
  public Front(
      String host,
      int port,
      ServerLimits limits,
      Collection<String> allowedHosts,
      Optional<Token> token,
      Metrics metrics) {
    this.host = host;
    this.port = port;
    this.limits = limits;
    this.hosts = new Hosts(host, allowedHosts);
    this.token = token;
    this.metrics = metrics;
  }

  /** Puts it before the routes. */
  public void configure(JavalinConfig config) {
    QueuedThreadPool threads =
        new QueuedThreadPool(
            limits.connections() + MORE_THREADS, SPARE_THREADS, (int) THREAD_IDLE.toMillis());
    threads.setName("hen-http");
    config.concurrency.useVirtualThreads = false;
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(this::chain);
    config.jetty.modifyServletContextHandler(servlets -> {
      servlets.setErrorHandler(new JettyProblems());
    });
    config.jetty.addConnector((server, ignored) -> connector(server));
  }

  private void chain(Server server) {
    server.setErrorHandler(new JettyProblems());
    server.setStopTimeout(PATIENCE.toMillis());
    long budget = Math.max(2 * limits.bodyBytes(), Runtime.getRuntime().maxMemory() / 4);
    Measured measured = new Measured(metrics);
    Connections connections = new Connections(limits.connections(), limits.idle());
    GracefulHandler graceful = new GracefulHandler();
    Guard guard = new Guard(hosts, token);
    measured.setHandler(connections);
    connections.setHandler(graceful);
    graceful.setHandler(guard);
    guard.setHandler(new BodyLimit(limits, budget));
    server.setHandler(measured);
    server.addBean(connections);
  }

  private ServerConnector connector(Server server) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setHttpCompliance(HttpCompliance.RFC9110);
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setRequestCookieCompliance(CookieCompliance.RFC6265);
    http.setRelativeRedirectAllowed(true);
    ServerConnector connector = new ServerConnector(server, new HttpConnectionFactory(http));
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.addBean(server.getBean(Connections.class), false);
    return connector;
  }
}
