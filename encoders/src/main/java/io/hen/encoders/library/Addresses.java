package io.hen.encoders.library;

import io.hen.memory.ModelException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Which addresses may be asked for files. */
final class Addresses {
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private Addresses() {}

  /**
   * Lets through https, and http of this machine or where the user allows it.
   *
   * @throws ModelException {@code model.address}
   */
  static URI checked(URI url, boolean allowHttp) {
    boolean allowed =
        url.getHost() != null
            && switch (scheme(url)) {
              case "https" -> true;
              case "http" -> allowHttp || THIS_MACHINE.contains(url.getHost());
              default -> false;
            };
    if (!allowed) {
      throw new ModelException(
          "model.address",
          "the address " + url + " is not encrypted, so what comes from it could be anybody's",
          "Use an address that begins with https, or allow http if you trust the network.");
    }
    return url;
  }

  /**
   * Where a redirect leads.
   *
   * @param location what the server said, relative or not
   * @throws ModelException {@code model.address} if encryption would be given up, or the address is
   *     none that may be asked
   */
  static URI redirected(URI from, String location, boolean allowHttp) {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException e) {
      throw new ModelException(
          "model.address",
          from + " redirects to \"" + location + "\", which is no address",
          "Try again later, or take the file by hand and use hen models add.",
          e);
    }
    if (scheme(from).equals("https") && !scheme(to).equals("https")) {
      throw new ModelException(
          "model.address",
          from + " redirects to " + to + ", which is not encrypted",
          "Do not use this address: somebody between you and the server may have changed it.");
    }
    return checked(to, allowHttp);
  }

  private static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }
}
