package io.hen.server.http;

import io.javalin.http.Context;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;

/** The headers that keep browsers from doing with an answer what it is not meant for. */
public final class Headers {
  /** The page's own scripts, styles and pictures, this server's API, and nothing else. */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
          + " connect-src 'self'; font-src 'none'; base-uri 'none'; form-action 'none';"
          + " frame-ancestors 'none'";

  private static final String SANDBOX = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

  private static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy", POLICY,
          "X-Content-Type-Options", "nosniff",
          "Referrer-Policy", "no-referrer",
          "Cross-Origin-Resource-Policy", "same-origin",
          "Cross-Origin-Opener-Policy", "same-origin",
          "X-Frame-Options", "DENY",
          "Permissions-Policy",
              "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");

  private Headers() {}

  /** Puts those that every response has. */
  static void putAll(HttpFields.Mutable fields) {
    ALL.forEach(fields::put);
  }

  /**
   * For files that somebody uploaded: opened by themselves they run nothing and load nothing, not
   * even as an SVG or HTML.
   */
  public static void sandbox(Context context) {
    context.header("Content-Security-Policy", SANDBOX);
  }
}
