package io.hen.server;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Addresses as a client writes them. */
final class Addresses {
  private Addresses() {}

  /** A host that leads to a server which listens at this one, in brackets if it is of IPv6. */
  static String reachable(String host) {
    try {
      if (InetAddress.getByName(host).isAnyLocalAddress()) {
        return "127.0.0.1";
      }
    } catch (UnknownHostException e) {
      return host;
    }
    return host.indexOf(':') >= 0 ? "[" + host + "]" : host;
  }
}
