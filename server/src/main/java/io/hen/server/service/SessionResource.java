package io.hen.server.service;

import io.hen.server.http.ProblemException;
import io.hen.server.http.Requests;
import io.hen.server.http.Resource;
import io.hen.server.http.Token;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Exchanges the server's token for a cookie, which browsers send and scripts cannot read. */
public final class SessionResource implements Resource {
  /** It ends with the browser: there is no Max-Age. */
  private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Strict";

  private final Optional<Token> token;

  /** Of this token, if the server wants one. */
  public SessionResource(Optional<Token> token) {
    this.token = token;
  }

  record SignIn(@Nullable String token) {}

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post("/v1/session", this::signIn);
    routes.delete(
        "/v1/session",
        context -> context.status(204).header("Set-Cookie", cookie("") + "; Max-Age=0"));
  }

  private void signIn(Context context) throws IOException {
    String shown = Requests.json(context, SignIn.class).token();
    if (shown == null) {
      throw new ProblemException(
          400, "request.field", "token is missing", "send {\"token\": \"…\"}");
    }
    if (token.isPresent()) {
      if (!token.get().matches(shown)) {
        throw new ProblemException(
            401, "server.token", "that is not this server's token", "read it from the token file");
      }
      context.header("Set-Cookie", cookie(token.get().cookie()));
    }
    context.status(204);
  }

  private static String cookie(String value) {
    return Token.COOKIE + "=" + value + ATTRIBUTES;
  }
}
