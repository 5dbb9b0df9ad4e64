package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.cli.Cli.Ended;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class ServeCommandTest {
  @TempDir Path folder;

  /** Runs the command until it is asked to stop, after what is done with its first output. */
  private Ended serve(Function<String, Object> meanwhile, String... options) throws Exception {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Shutdown shutdown = new Shutdown();
    List<String> words = new ArrayList<>(List.of("serve"));
    words.addAll(List.of("--memory", folder.resolve("memory").toString()));
    words.addAll(List.of(options));
    if (!words.contains("--port")) {
      words.addAll(List.of("--port", "0"));
    }
    if (!words.contains("--codec")) {
      words.addAll(List.of("--codec", "pixels"));
    }
    CompletableFuture<Integer> ended =
        CompletableFuture.supplyAsync(() ->
            new Hen(shutdown, false)
                .run(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new)));
    while (!out.toString().endsWith("\n") && !ended.isDone()) {
      Thread.sleep(5);
    }
    if (!ended.isDone()) {
      meanwhile.apply(out.toString());
      shutdown.request();
    }
    return new Ended(ended.get(30, TimeUnit.SECONDS), out.toString(), err.toString());
  }

  private static int get(String url, String... headers) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
      if (headers.length > 0) {
        request.headers(headers);
      }
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void servesUntilItIsToldToStop() throws Exception {
    List<String> urls = new ArrayList<>();
    Ended ended =
        serve(line -> {
          urls.add(line.strip().replaceAll(".* on ", ""));
          return assertThat(get(urls.getFirst() + "livez")).isEqualTo(200);
        });
    assertThat(ended.code()).isZero();
    assertThat(ended.out())
        .isEqualTo(
            "hen serves the memory at "
                + folder.resolve("memory")
                + " on "
                + urls.getFirst()
                + System.lineSeparator());
    assertThat(get(urls.getFirst() + "livez")).isZero();
    assertThat(Files.isDirectory(folder.resolve("memory"))).isTrue();
  }

  @Test
  void saysItAsJson() throws Exception {
    Ended ended =
        serve(
            text -> {
              String url = JsonMapper.shared().readTree(text).path("url").asString();
              return assertThat(get(url + "v1/session")).isEqualTo(405);
            },
            "--json");
    assertThat(ended.json().path("memory").asString()).endsWith("memory");
    assertThat(ended.json().path("items").asInt()).isZero();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void wantsTheTokenOfItsFile() throws Exception {
    Path file = folder.resolve("token");
    Files.writeString(file, "correct-horse-battery\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    Ended ended =
        serve(
            line -> {
              String metrics = line.strip().replaceAll(".* on ", "") + "metrics";
              assertThat(get(metrics)).isEqualTo(401);
              return assertThat(get(metrics, "Authorization", "Bearer correct-horse-battery"))
                  .isEqualTo(200);
            },
            "--token-file",
            file.toString());
    assertThat(ended.code()).isZero();
    assertThat(ended.err()).contains("warning: other users can read", "chmod 600");
  }

  @Test
  void refusesTokensThatAreNone() throws Exception {
    for (String text : List.of("", "\n", "short", "a b c d e f g h i j k l", "x".repeat(5000))) {
      Path file = Files.writeString(folder.resolve("token"), text);
      Ended ended = serve(line -> line, "--token-file", file.toString());
      assertThat(ended.code()).as(text).isEqualTo(4);
      assertThat(ended.err()).contains("token", "/dev/urandom");
    }
    Ended ended = serve(line -> line, "--token-file", folder.resolve("none").toString());
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("none cannot be read");
  }

  @Test
  void listensToOthersWithATokenAlone() throws Exception {
    Ended ended = serve(line -> line, "--host", "0.0.0.0");
    assertThat(ended.code()).isEqualTo(4);
    assertThat(ended.err()).contains("other machines", "--token-file");
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0)) {
      Ended ended = serve(line -> line, "--port", taken.getLocalPort() + "");
      assertThat(ended.code()).isEqualTo(4);
      assertThat(ended.err()).contains("port " + taken.getLocalPort(), "--port");
    }
  }

  @Test
  void makesNoMemoryToReadFrom() throws Exception {
    Ended ended = serve(line -> line, "--read-only");
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.err()).contains("there is no memory", "hen remember");
  }

  @Test
  void refusesOptionsThatMakeNoSense() throws Exception {
    assertThat(serve(line -> line, "--port", "70000").code()).isEqualTo(2);
    assertThat(serve(line -> line, "--max-recalls", "0").err()).contains("--max-recalls", "1..");
    assertThat(serve(line -> line, "--codec", "nothing").err()).contains("there is no codec");
  }
}
