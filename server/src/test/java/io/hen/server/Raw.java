package io.hen.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection that sends what it is told to, well-formed or not. */
final class Raw implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;

  private Raw(Socket socket) {
    this.socket = socket;
  }

  /** What came back. */
  record Reply(int status, List<String> headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(body);
    }

    Optional<String> header(String name) {
      String start = name.toLowerCase(Locale.ROOT) + ":";
      return headers.stream()
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(start))
          .map(line -> line.substring(start.length()).strip())
          .findFirst();
    }
  }

  static Raw connect(URI server) throws IOException {
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    return new Raw(socket);
  }

  /** Sends all of a request, closes nothing, and reads the answer. */
  static Reply ask(URI server, String request) throws IOException {
    return ask(server, request.getBytes(StandardCharsets.UTF_8));
  }

  static Reply ask(URI server, byte[] request) throws IOException {
    try (Raw raw = connect(server)) {
      raw.send(request);
      return raw.reply();
    }
  }

  /** A request without a body; a line feed becomes what HTTP has. */
  static String head(URI server, String line, String... headers) {
    StringBuilder head = new StringBuilder(line).append(" HTTP/1.1\r\n");
    head.append("Host: 127.0.0.1:").append(server.getPort()).append("\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString();
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  /** Sends nothing more. */
  void end() throws IOException {
    socket.shutdownOutput();
  }

  /** Ends at once, with a reset. */
  void abort() throws IOException {
    socket.setSoLinger(true, 0);
    socket.close();
  }

  /** The answer, or the empty one with status 0 where the connection ends without. */
  Reply reply() throws IOException {
    InputStream in = socket.getInputStream();
    List<String> head = new java.util.ArrayList<>();
    for (String line = line(in); line != null && !line.isEmpty(); line = line(in)) {
      head.add(line);
    }
    if (head.isEmpty()) {
      return new Reply(0, List.of(), new byte[0]);
    }
    int status = Integer.parseInt(head.getFirst().split(" ")[1]);
    Reply bare = new Reply(status, List.copyOf(head.subList(1, head.size())), new byte[0]);
    return new Reply(status, bare.headers(), body(in, bare));
  }

  private static byte[] body(InputStream in, Reply reply) throws IOException {
    if (reply.header("Transfer-Encoding").isPresent()) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int size = chunk(in); size > 0; size = chunk(in)) {
        all.write(in.readNBytes(size));
        line(in);
      }
      return all.toByteArray();
    }
    Optional<String> length = reply.header("Content-Length");
    return length.isPresent() ? in.readNBytes(Integer.parseInt(length.get())) : new byte[0];
  }

  private static int chunk(InputStream in) throws IOException {
    String line = line(in);
    return line == null ? 0 : Integer.parseInt(line, 16);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      line.write(b);
    }
    return line.size() == 0 ? null : line.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
