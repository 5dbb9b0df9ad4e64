package io.hen.server.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
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
 * Keeps connections few: for one too many the one that has been idle longest is ended, and if all
 * work the new one is refused. Ends also those that do not get to a request in time: Jetty's own
 * timeout begins anew with every byte, so that a client which sends the head of a request byte by
 * byte could keep a connection for ever.
 */
final class Connections extends Handler.Wrapper implements Connection.Listener {
  private static final Problem FULL =
      Problem.of(
          503,
          "server.busy",
          "the server has as many connections as it allows, and all of them work",
          "connect again in a second, or start the server with --max-connections");

  private final long patienceNanos;
  private final long periodMillis;
  private final int most;
  private final Map<Connection, State> connections = new ConcurrentHashMap<>();
  private final Scheduler clock = new ScheduledExecutorScheduler("hen-connections", true);

  /** Between two requests of a connection, or before its first. */
  private static final class State {
    volatile boolean working;
    volatile long since = System.nanoTime();
    volatile long bytes;
  }

  Connections(int most, Duration patience) {
    this.most = most;
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
    if (connections.size() >= most) {
      Optional<Connection> idle = idlest();
      if (idle.isEmpty()) {
        answer(connection, FULL);
        return;
      }
      connections.remove(idle.get());
      idle.get().close();
    }
    connections.put(connection, new State());
  }

  @Override
  public void onClosed(Connection connection) {
    connections.remove(connection);
  }

  private Optional<Connection> idlest() {
    return connections.entrySet().stream()
        .filter(entry -> !entry.getValue().working)
        // Differences, since the clock may begin anywhere.
        .min((a, b) -> Long.signum(a.getValue().since - b.getValue().since))
        .map(Map.Entry::getKey);
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
    if (begun) {
      answer(connection, Problems.ofStatus(408, null));
    } else {
      connection.close();
    }
  }

  /** Answers outside of any request, and ends the connection. */
  private static void answer(Connection connection, Problem problem) {
    byte[] body = Json.MAPPER.writeValueAsBytes(problem);
    String head =
        "HTTP/1.1 %d %s\r\nContent-Type: %s\r\nConnection: close\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(
                problem.status(),
                problem.title(),
                Problem.MEDIA_TYPE,
                body.length,
                problem.passes() ? "Retry-After: 1\r\n" : "");
    connection
        .getEndPoint()
        .write(
            Callback.from(connection::close),
            ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)),
            ByteBuffer.wrap(body));
  }
}
