package io.hen.server.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Ends requests whose bodies are too long (at once where their heads say so), come too slowly, or
 * are together more than the server has memory for. Only what has arrived counts against the
 * others, so that clients which announce much and send little take nothing from them.
 */
final class BodyLimit extends Handler.Wrapper {
  /** How long a body may take whatever its length, if clients may be silent as long. */
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ServerLimits limits;
  private final long budget;
  private final long grace;
  private final AtomicLong held = new AtomicLong();

  /**
   * Limits.
   *
   * @param budget bytes of all bodies at once
   */
  BodyLimit(ServerLimits limits, long budget) {
    this.limits = limits;
    this.budget = budget;
    this.grace = Math.min(GRACE.toNanos(), limits.idle().toNanos());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getLength() > limits.bodyBytes()) {
      JettyProblems.write(request, response, callback, tooLong());
      return true;
    }
    Body body = new Body(request);
    Request.addCompletionListener(request, failure -> held.addAndGet(-body.taken.get()));
    return super.handle(body, response, callback);
  }

  private Problem tooLong() {
    return Problem.of(
        413,
        "request.body",
        "the body is longer than " + limits.bodyBytes() + " bytes",
        "send less in one request, or start the server with --max-body");
  }

  private final class Body extends Request.Wrapper {
    private final long begin = System.nanoTime();
    private final AtomicLong taken = new AtomicLong();
    private Content.@Nullable Chunk failure;

    Body(Request request) {
      super(request);
    }

    @Override
    public Content.@Nullable Chunk read() {
      if (failure != null) {
        return failure;
      }
      Content.Chunk chunk = super.read();
      if (chunk == null || Content.Chunk.isFailure(chunk)) {
        return chunk;
      }
      long more = chunk.remaining();
      taken.addAndGet(more);
      long all = held.addAndGet(more);
      Problem problem = problem(all);
      if (problem == null) {
        return chunk;
      }
      chunk.release();
      failure = Content.Chunk.from(new ProblemException(problem), true);
      return failure;
    }

    private @Nullable Problem problem(long all) {
      if (taken.get() > limits.bodyBytes()) {
        return tooLong();
      }
      double late = (System.nanoTime() - begin - grace) / 1e9;
      if (late > 0 && taken.get() < late * limits.bytesPerSecond()) {
        return Problems.ofStatus(408, null);
      }
      if (all > budget) {
        return Problem.of(
            429,
            "server.busy",
            "the bodies of all requests together are more than this server can hold",
            "send it again in a second, or give the server's JVM more memory");
      }
      return null;
    }
  }
}
