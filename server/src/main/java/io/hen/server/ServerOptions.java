package io.hen.server;

import io.hen.server.http.ServerLimits;
import java.util.Optional;

/**
 * How a server is started.
 *
 * @param host the address to listen at
 * @param port 0 for any that is free
 * @param token what every request must show; must be there unless the host is this machine alone
 * @param limits what one request may ask for
 */
public record ServerOptions(String host, int port, Optional<String> token, ServerLimits limits) {

  /** This machine alone, port 7411, no token. */
  public static ServerOptions defaults() {
    return new ServerOptions("127.0.0.1", 7411, Optional.empty(), ServerLimits.defaults());
  }

  /** These options with another port. */
  public ServerOptions withPort(int value) {
    return new ServerOptions(host, value, token, limits);
  }

  /** These options with another host. */
  public ServerOptions withHost(String value) {
    return new ServerOptions(value, port, token, limits);
  }

  /** These options with a token. */
  public ServerOptions withToken(String value) {
    return new ServerOptions(host, port, Optional.of(value), limits);
  }

  /** These options with other limits. */
  public ServerOptions withLimits(ServerLimits value) {
    return new ServerOptions(host, port, token, value);
  }
}
