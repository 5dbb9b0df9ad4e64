package io.hen.encoders.library;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server on this machine that behaves as a test wants. */
final class FileServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
  private final List<Asked> asked = Collections.synchronizedList(new ArrayList<>());

  /** A request: its path, and its headers Range and If-Range, empty if it had none. */
  record Asked(String path, String range, String ifRange) {}

  FileServer() throws IOException {
    this(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
  }

  FileServer(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(new Asked(path, header(exchange, "Range"), header(exchange, "If-Range")));
    try (exchange) {
      handlers.getOrDefault(path, status(404)).handle(exchange);
    }
  }

  private static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  /** The address of a path. */
  URI url(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** What happens at a path from now on. */
  void at(String path, HttpHandler handler) {
    handlers.put(path, handler);
  }

  /** All requests so far. */
  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** Each request by the next handler; the last one stays. */
  static HttpHandler each(HttpHandler... handlers) {
    int[] next = {0};
    return exchange -> {
      HttpHandler now;
      synchronized (next) {
        now = handlers[Math.min(next[0]++, handlers.length - 1)];
      }
      now.handle(exchange);
    };
  }

  /** Nothing but a status. */
  static HttpHandler status(int status, String... headers) {
    return exchange -> {
      for (int k = 0; k < headers.length; k += 2) {
        exchange.getResponseHeaders().set(headers[k], headers[k + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
    };
  }

  /** A file, or the rest of it if this version is asked for. */
  static HttpHandler file(byte[] bytes, String tag) {
    return cut(bytes, tag, Integer.MAX_VALUE);
  }

  /** As the other, but the connection ends after so many bytes of each answer. */
  static HttpHandler cut(byte[] bytes, String tag, int most) {
    return exchange -> {
      int from = header(exchange, "If-Range").equals(tag) ? from(exchange) : 0;
      exchange.getResponseHeaders().set("ETag", tag);
      send(exchange, bytes, from, most);
    };
  }

  /** The first byte that is asked for. */
  static int from(HttpExchange exchange) {
    String range = header(exchange, "Range");
    return range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("bytes=(\\d+)-", "$1"));
  }

  /** A file of which always everything is sent, whatever is asked for. */
  static HttpHandler whole(byte[] bytes, String tag) {
    return exchange -> {
      exchange.getResponseHeaders().set("ETag", tag);
      send(exchange, bytes, 0, Integer.MAX_VALUE);
    };
  }

  /** Sends bytes from one on. */
  static void send(HttpExchange exchange, byte[] bytes, int from, int most) throws IOException {
    if (from >= bytes.length) {
      exchange.getResponseHeaders().set("Content-Range", "bytes */" + bytes.length);
      exchange.sendResponseHeaders(416, -1);
      return;
    }
    if (from > 0) {
      exchange
          .getResponseHeaders()
          .set("Content-Range", "bytes " + from + "-" + (bytes.length - 1) + "/" + bytes.length);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, bytes.length - from);
    OutputStream out = exchange.getResponseBody();
    out.write(Arrays.copyOfRange(bytes, from, (int) Math.min(bytes.length, (long) from + most)));
    out.flush();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
