package io.hen.server.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Decides who may ask, before anything of a request is read but its head: under which name, from
 * which page, and with which token. What is said without a token is that the server lives, its
 * page, and its documentation.
 */
final class Guard extends Handler.Wrapper {
  /** Others are refused, whatever their path. */
  static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "DELETE", "PUT", "PATCH");

  private final Hosts hosts;
  private final Optional<Token> token;

  Guard(Hosts hosts, Optional<Token> token) {
    this.hosts = hosts;
    this.token = token;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Headers.putAll(response.getHeaders());
    Problem problem = refusal(request);
    if (problem == null) {
      return super.handle(request, response, callback);
    }
    if (problem.status() == 401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer realm=\"hen\"");
    }
    JettyProblems.write(request, response, callback, problem);
    return true;
  }

  private @Nullable Problem refusal(Request request) {
    HttpFields headers = request.getHeaders();
    String path = String.valueOf(request.getHttpURI().getCanonicalPath());
    boolean closed = isClosed(path) || isClosed(String.valueOf(request.getHttpURI().getPath()));
    if (!isOfThisServer(request)) {
      return Problem.of(
          421,
          "request.host",
          "this server is not asked under the name " + cut(headers.get(HttpHeader.HOST)),
          "ask it as localhost, or start it with --allowed-host and that name");
    }
    if (!METHODS.contains(request.getMethod())) {
      return Problems.ofStatus(405, null);
    }
    if (closed && isOfAnotherOrigin(request)) {
      return Problem.of(
          403,
          "request.origin",
          "a page of another origin asks",
          "open the page that this server itself serves, or ask with a program");
    }
    if (closed && !path.equals("/v1/session") && !isAllowed(request)) {
      return Problems.ofStatus(401, null);
    }
    String encoding = headers.get(HttpHeader.CONTENT_ENCODING);
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      return Problem.of(
          415,
          "request.encoding",
          "the body is compressed (Content-Encoding: " + cut(encoding) + ")",
          "send it as it is");
    }
    return null;
  }

  private static boolean isClosed(String path) {
    return path.equals("/v1") || path.startsWith("/v1/") || path.equals("/metrics");
  }

  /** The head may name the server twice: in its first line and in the header Host. */
  private boolean isOfThisServer(Request request) {
    List<String> named = request.getHeaders().getValuesList(HttpHeader.HOST);
    String authority = request.getHttpURI().getAuthority();
    return named.size() == 1
        && hosts.contains(named.getFirst())
        && (authority == null || hosts.contains(authority));
  }

  /** Browsers say so by either header, programs send neither. */
  private static boolean isOfAnotherOrigin(Request request) {
    HttpFields headers = request.getHeaders();
    String site = headers.get("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return true;
    }
    String origin = headers.get(HttpHeader.ORIGIN);
    if (origin == null) {
      return false;
    }
    String own = String.valueOf(headers.get(HttpHeader.HOST)).toLowerCase(Locale.ROOT);
    String from = origin.toLowerCase(Locale.ROOT);
    // TLS may end at a proxy, so that the page is of https and the server is not.
    return !from.equals("http://" + own) && !from.equals("https://" + own);
  }

  private boolean isAllowed(Request request) {
    if (token.isEmpty()) {
      return true;
    }
    String shown = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (shown != null) {
      boolean bearer = shown.regionMatches(true, 0, "Bearer ", 0, 7);
      return bearer && token.get().matches(shown.substring(7).strip());
    }
    return Request.getCookies(request).stream()
        .filter(cookie -> cookie.getName().equals(Token.COOKIE))
        .map(HttpCookie::getValue)
        .anyMatch(token.get()::matchesCookie);
  }

  private static String cut(@Nullable String text) {
    return text == null ? "(none)" : text.substring(0, Math.min(text.length(), 100));
  }
}
