package io.hen.server.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * An answer that comes as server-sent events. It says something at least every 15 seconds, so that
 * nobody between takes it for dead and a client that has gone is noticed: the thread that works for
 * it is interrupted then, as everything in hen that takes long can be.
 */
public final class EventStream implements AutoCloseable {
  /** The media type of server-sent events. */
  public static final String MEDIA_TYPE = "text/event-stream";

  private static final Duration QUIET = Duration.ofSeconds(15);
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);

  /** Only starts threads that write; a client that does not read holds up nobody else. */
  private static final ScheduledExecutorService CLOCK =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("hen-events").factory());

  private final OutputStream out;
  private final Thread worker = Thread.currentThread();
  private final ScheduledFuture<?> heartbeat;
  private boolean gone;
  private boolean closed;
  private volatile long last = System.nanoTime();

  private EventStream(OutputStream out, Duration quiet) {
    this.out = out;
    long pause = quiet.toMillis();
    this.heartbeat =
        CLOCK.scheduleAtFixedRate(
            () -> {
              if (System.nanoTime() - last >= quiet.toNanos() / 2) {
                Thread.ofVirtual().name("hen-heartbeat").start(this::beat);
              }
            },
            pause,
            pause,
            TimeUnit.MILLISECONDS);
  }

  /** Work that tells of itself. */
  @FunctionalInterface
  public interface Work {
    /** Does it and sends what there is to say, last the event {@code result}. */
    void run(EventStream events) throws Exception;
  }

  /**
   * Answers with the events of some work. If that fails the last event is a {@code problem}; if the
   * client goes away it is interrupted and nothing more is said.
   */
  public static void answer(Context context, Work work) throws IOException {
    answer(context, QUIET, work);
  }

  static void answer(Context context, Duration quiet, Work work) throws IOException {
    try (EventStream events = begin(context, quiet)) {
      try {
        work.run(events);
      } catch (Exception e) {
        events.fail(Problems.of(e, context.path()));
      } catch (OutOfMemoryError e) {
        events.fail(Problems.of(e, context.path()));
      }
    }
  }

  /** Begins the response; the caller's thread is the one that is interrupted. */
  public static EventStream begin(Context context) throws IOException {
    return begin(context, QUIET);
  }

  private static EventStream begin(Context context, Duration quiet) throws IOException {
    HttpServletResponse response = context.res();
    response.setContentType(MEDIA_TYPE);
    response.setCharacterEncoding("UTF-8");
    response.setHeader("Cache-Control", "no-store");
    // Reverse proxies keep answers back until they end unless told not to.
    response.setHeader("X-Accel-Buffering", "no");
    response.flushBuffer();
    return new EventStream(response.getOutputStream(), quiet);
  }

  /**
   * Sends an event.
   *
   * @param event its name
   * @param data becomes one line of JSON
   * @throws CancellationException if the client has gone
   */
  public void send(String event, Object data) {
    String json = Json.MAPPER.writeValueAsString(data);
    String text = "event: " + event + "\ndata: " + json + "\n\n";
    if (!write(text.getBytes(StandardCharsets.UTF_8))) {
      throw new CancellationException("the client has gone");
    }
  }

  /** Whether the client has gone, as far as is known. */
  public synchronized boolean gone() {
    return gone;
  }

  private void fail(Problem problem) {
    if (!gone()) {
      String json = Json.MAPPER.writeValueAsString(problem);
      write(("event: problem\ndata: " + json + "\n\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private void beat() {
    if (!write(COMMENT)) {
      interrupt();
    }
  }

  private synchronized void interrupt() {
    if (!closed) {
      worker.interrupt();
    }
  }

  private synchronized boolean write(byte[] bytes) {
    if (gone || closed) {
      return false;
    }
    try {
      out.write(bytes);
      out.flush();
      last = System.nanoTime();
      return true;
    } catch (IOException e) {
      gone = true;
      return false;
    }
  }

  /** Ends the response. The thread that worked is no longer interrupted if its client has gone. */
  @Override
  public synchronized void close() {
    closed = true;
    heartbeat.cancel(false);
    if (gone) {
      Thread.interrupted();
    }
  }
}
