package io.hen.server.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Problem documents where no route was reached, those of HTTP that is malformed among them. */
final class JettyProblems extends ErrorHandler {
  /** Answers with a problem; what is left of the body is not waited for. */
  static void write(Request request, Response response, Callback callback, Problem problem) {
    byte[] body = Json.MAPPER.writeValueAsBytes(problem.at(path(request)));
    response.setStatus(problem.status());
    HttpFields.Mutable headers = response.getHeaders();
    Headers.putAll(headers);
    headers.put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(HttpHeader.CONTENT_LENGTH, body.length);
    if (problem.passes()) {
      headers.put(HttpHeader.RETRY_AFTER, "1");
    }
    if (request.getLength() != 0 && !request.consumeAvailable()) {
      headers.put(HttpHeader.CONNECTION, "close");
    }
    boolean bodiless = "HEAD".equals(request.getMethod());
    response.write(true, bodiless ? ByteBuffer.allocate(0) : ByteBuffer.wrap(body), callback);
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      @Nullable String message,
      @Nullable Throwable cause,
      Callback callback) {
    Problem problem =
        cause == null ? Problems.ofStatus(code, message) : Problems.of(cause, path(request));
    // Jetty knows better than the failure which status it gave the request.
    write(
        request,
        response,
        callback,
        problem.status() == code ? problem : Problems.ofStatus(code, message));
  }

  /** Jetty gives requests that it could not read a path of its own. */
  private static String path(Request request) {
    String path = request.getHttpURI().getPath();
    return path == null || path.equals("/badMessage") ? "" : path;
  }
}
