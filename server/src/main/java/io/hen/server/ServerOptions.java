package io.hen.server;

import io.hen.server.http.ServerLimits;
import java.util.List;
import java.util.Optional;

/**
 * How a server is started.
 *
 * @param host the address to listen at
 * @param port 0 for any that is free
 * @param token what every request must show, at least 16 visible characters; must be there unless
 *     the host is this machine alone
 * @param allowedHosts names, besides localhost and the host, under which it may be asked
 * @param limits what one request, and all clients together, may ask for
 */
public record ServerOptions(
    String host, int port, Optional<String> token, List<String> allowedHosts, ServerLimits limits) {

  /** Copies the list. */
  public ServerOptions {
    allowedHosts = List.copyOf(allowedHosts);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("a port lies in 0..65535, not " + port);
    }
  }

  /** This machine alone, port 7411, no token. */
  public static ServerOptions defaults() {
    return new ServerOptions(
        "127.0.0.1", 7411, Optional.empty(), List.of(), ServerLimits.defaults());
  }

  /** These options with another port. */
  public ServerOptions withPort(int value) {
    return new ServerOptions(host, value, token, allowedHosts, limits);
  }

  /** These options with another host. */
  public ServerOptions withHost(String value) {
    return new ServerOptions(value, port, token, allowedHosts, limits);
  }

  /** These options with a token. */
  public ServerOptions withToken(String value) {
    return new ServerOptions(host, port, Optional.of(value), allowedHosts, limits);
  }

  /** These options with other names. */
  public ServerOptions withAllowedHosts(List<String> value) {
    return new ServerOptions(host, port, token, value, limits);
  }

  /** These options with other limits. */
  public ServerOptions withLimits(ServerLimits value) {
    return new ServerOptions(host, port, token, allowedHosts, value);
  }

  @Override
  public String toString() {
    return "ServerOptions[" + host + ":" + port + (token.isPresent() ? ", token" : "") + "]";
  }
}
