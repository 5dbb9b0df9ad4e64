package io.hen.benchmarks.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code hen serve} in a process of its own, and how much memory it takes. */
final class ServeProcess implements AutoCloseable {
  private static final long MEGA = 1 << 20;

  private final Process process;
  private final URI url;

  private ServeProcess(Process process, URI url) {
    this.process = process;
    this.url = url;
  }

  /**
   * How much memory the server takes.
   *
   * @param second since the first look
   * @param heap MB in use after a full collection
   * @param resident MB of the process, as Linux counts it; -1 elsewhere
   */
  record Size(long second, long heap, long resident) {}

  static ServeProcess start(Path memory, String heap) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                tool("java"),
                "-Xmx" + heap,
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                "io.hen.cli.Hen",
                "serve",
                "--port",
                "0",
                "--memory",
                memory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = out.readLine();
    if (line == null) {
      throw new IOException("hen serve ended with " + process.waitFor());
    }
    ServeProcess server =
        new ServeProcess(process, URI.create(line.substring(line.lastIndexOf(' ') + 1)));
    server.awaitReady();
    return server;
  }

  URI url() {
    return url;
  }

  /** Collects garbage, and looks. */
  Size size(long second) throws IOException, InterruptedException {
    new ProcessBuilder(tool("jcmd"), process.pid() + "", "GC.run")
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
    double heap =
        get("metrics")
            .lines()
            .filter(line -> line.startsWith("jvm_memory_used_bytes{area=\"heap\""))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .sum();
    return new Size(second, (long) heap / MEGA, resident());
  }

  private long resident() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return -1;
    }
    String line =
        Files.readAllLines(status).stream()
            .filter(l -> l.startsWith("VmRSS:"))
            .findFirst()
            .orElse("0");
    return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / MEGA;
  }

  private void awaitReady() throws IOException, InterruptedException {
    for (int k = 0; k < 600; k++) {
      if (status("readyz") == 200) {
        return;
      }
      Thread.sleep(100);
    }
    throw new IOException("hen serve is not ready after a minute");
  }

  private int status(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request(path), BodyHandlers.discarding()).statusCode();
    }
  }

  private String get(String path) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request(path), BodyHandlers.ofString()).body();
    }
  }

  private HttpRequest request(String path) {
    return HttpRequest.newBuilder(url.resolve(path)).build();
  }

  private static String tool(String name) {
    return Path.of(System.getProperty("java.home"), "bin", name).toString();
  }

  /** Ends it as an operator would. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Sizes in a table. */
  static String table(List<Size> sizes) {
    StringBuilder table = new StringBuilder(" second   heap MB   resident MB\n");
    for (Size size : sizes) {
      table.append("%7d %9d %13d%n".formatted(size.second(), size.heap(), size.resident()));
    }
    return table.toString();
  }
}
