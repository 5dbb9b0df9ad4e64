package io.hen.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Ends connections that do not get to a request in time. Jetty's own timeout begins anew with every
 * byte, so that a client which sends the head of a request byte by byte could keep a connection for
 * ever.
 */
final class SlowHeads extends Handler.Wrapper implements Connection.Listener {
  private final long patienceNanos;
  private final long periodMillis;
  private final Map<Connection, State> connections = new ConcurrentHashMap<>();
  private final Scheduler clock = new ScheduledExecutorScheduler("hen-slow-heads", true);

  /** Between two requests of a connection, or before its first. */
  private static final class State {
    volatile boolean working;
    volatile long since = System.nanoTime();
    volatile long bytes;
  }

  SlowHeads(Duration patience) {
    this.patienceNanos = patience.toNanos();
    this.periodMillis = Math.max(20, patience.toMillis() / 4);
    installBean(clock);
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    next();
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    State state = connections.get(connection);
    if (state != null) {
      state.working = true;
      Request.addCompletionListener(
          request,
          failure -> {
            state.since = System.nanoTime();
            state.bytes = connection.getBytesIn();
            state.working = false;
          });
    }
    return super.handle(request, response, callback);
  }

  @Override
  public void onOpened(Connection connection) {
    connections.put(connection, new State());
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  private void next() {
    clock.schedule(this::look, periodMillis, TimeUnit.MILLISECONDS);
  }

  private void look() {
    long now = System.nanoTime();
    connections.forEach((connection, state) -> {
      if (!state.working && now - state.since > patienceNanos) {
        connections.remove(connection);
        end(connection, connection.getBytesIn() > state.bytes);
      }
    });
    next();
  }

  /** Says why where a request has begun; a client that said nothing expects no answer. */
  private static void end(Connection connection, boolean begun) {
    if (!begun) {
      connection.close();
      return;
    }
    String body = Json.MAPPER.writeValueAsString(Problems.ofStatus(408, null));
    String response =
        "HTTP/1.1 408 Request Timeout\r\nContent-Type: "
            + Problem.MEDIA_TYPE
            + "\r\nConnection: close\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    connection
        .getEndPoint()
        .write(
            Callback.from(connection::close),
            ByteBuffer.wrap(response.getBytes(StandardCharsets.US_ASCII)));
  }
}
