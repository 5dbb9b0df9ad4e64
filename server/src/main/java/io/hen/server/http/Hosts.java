package io.hen.server.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The names under which this server may be asked. A page of another site can have its own name
 * point here (DNS rebinding) and is then of one origin with this server for the browser; its name
 * in the header Host gives it away.
 */
final class Hosts {
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "[::]", "::");

  private final Set<String> names;
  private final boolean addresses;

  /**
   * The names of this machine, and more.
   *
   * @param bound what the server listens at; if that is every address, any written in numbers will
   *     do, since a name is what a rebinding needs
   * @param more names without port
   */
  Hosts(String bound, Collection<String> more) {
    this.addresses = EVERYWHERE.contains(bound);
    this.names =
        Stream.concat(Stream.of("localhost", "127.0.0.1", "[::1]", bracketed(bound)), more.stream())
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether this is one of them.
   *
   * @param authority a host, perhaps with a port, as in the header Host
   */
  boolean contains(@Nullable String authority) {
    if (authority == null) {
      return false;
    }
    String host = withoutPort(authority.toLowerCase(Locale.ROOT));
    return names.contains(host) || (addresses && isAddress(host));
  }

  private static boolean isAddress(String host) {
    return host.startsWith("[") || host.matches("\\d{1,3}(\\.\\d{1,3}){3}");
  }

  private static String withoutPort(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }

  /** IPv6 addresses as addresses of the web have them. */
  static String bracketed(String host) {
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
