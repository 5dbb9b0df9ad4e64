package io.hen.server.http;

import java.time.Duration;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures every request and writes a line about it, those that were refused among them. */
final class Measured extends Handler.Wrapper {
  /** The attribute of a request that names its route. */
  static final String ROUTE = "io.hen.server.route";

  private static final Logger LOG = LoggerFactory.getLogger("io.hen.server.requests");

  private final Metrics metrics;

  Measured(Metrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    long begin = System.nanoTime();
    Request.addCompletionListener(
        request,
        failure -> {
          Duration time = Duration.ofNanos(System.nanoTime() - begin);
          // A method that HTTP does not know would be a series of its own for each word tried.
          String method =
              Guard.METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
          String route = request.getAttribute(ROUTE) instanceof String known ? known : "none";
          metrics.request(method, route, response.getStatus(), time);
          // The path as it was sent, with %0A for a line feed: one line stays one line.
          LOG.info(
              "{} {} {} {} ms, {} bytes{}",
              request.getMethod(),
              request.getHttpURI().getPath(),
              response.getStatus(),
              time.toMillis(),
              Response.getContentBytesWritten(response),
              failure == null ? "" : ", cut off: " + failure);
        });
    return super.handle(request, response, callback);
  }
}
