package io.hen.encoders.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.hen.memory.ModelException;
import io.hen.memory.Progress;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fetches that meet each other, are interrupted, or are led away from encryption. */
class FetchTogetherTest {
  private static final byte[] ONE = Cards.random(200_000, 1);

  @TempDir private Path directory;

  private ModelLibrary library() {
    return ModelLibrary.at(directory.resolve("models"), Catalogue.of(List.of()));
  }

  /** A server that sends half of the file, says so, and sends the rest when it is told to. */
  private static void sendsInTwoHalves(
      FileServer server, CountDownLatch half, CountDownLatch rest) {
    server.at(
        "/w",
        exchange -> {
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          int from = FileServer.from(exchange);
          if (from > 0) {
            FileServer.send(exchange, ONE, from, ONE.length);
            return;
          }
          exchange.sendResponseHeaders(200, ONE.length);
          exchange.getResponseBody().write(ONE, 0, 100_000);
          exchange.getResponseBody().flush();
          half.countDown();
          try {
            rest.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
          }
          exchange.getResponseBody().write(ONE, 100_000, 100_000);
        });
  }

  @Test
  void onlyOneFetchesAModelAtATime() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    CountDownLatch rest = new CountDownLatch(1);
    try (FileServer server = new FileServer();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      sendsInTwoHalves(server, half, rest);
      CatalogueCard card = Cards.export("m", Cards.known(server.url("/w"), ONE));
      Future<FetchResult> first =
          threads.submit(
              () -> library().fetch(card, FetchOptions.defaults(), Progress.Listener.SILENT));
      half.await();
      assertThatExceptionOfType(ModelException.class)
          .isThrownBy(
              () -> library().fetch(card, FetchOptions.defaults(), Progress.Listener.SILENT))
          .satisfies(e -> assertThat(e.code()).isEqualTo("model.locked"))
          .withMessageContaining("the model m is being fetched");
      CatalogueCard other = Cards.export("n", Cards.known(server.url("/n"), ONE));
      server.at("/n", FileServer.file(ONE, "\"1\""));
      library().fetch(other, FetchOptions.defaults(), Progress.Listener.SILENT);
      rest.countDown();
      assertThat(first.get().files().getFirst().verified()).isTrue();
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void anInterruptedFetchGoesOnLater() throws Exception {
    CountDownLatch half = new CountDownLatch(1);
    try (FileServer server = new FileServer()) {
      sendsInTwoHalves(server, half, new CountDownLatch(1));
      CatalogueCard card = Cards.export("m", Cards.known(server.url("/w"), ONE));
      CountDownLatch heard = new CountDownLatch(1);
      Throwable[] ended = new Throwable[1];
      Thread fetching =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  library()
                      .fetch(
                          card,
                          FetchOptions.defaults(),
                          progress -> {
                            if (progress.done() == 100_000) {
                              heard.countDown();
                            }
                          });
                } catch (CancellationException e) {
                  ended[0] = e;
                }
              });
      heard.await();
      fetching.interrupt();
      fetching.join(Duration.ofSeconds(10));
      assertThat(ended[0]).isInstanceOf(CancellationException.class);
      assertThat(library().names()).isEmpty();
      assertThat(library().downloads("m").resolve("weights.pth")).doesNotExist();
      assertThat(library().downloads("m").resolve("weights.pth.part")).hasSize(100_000);

      library().fetch(card, FetchOptions.defaults(), Progress.Listener.SILENT);
      assertThat(server.asked().getLast().range()).isEqualTo("bytes=100000-");
      assertThat(library().downloads("m").resolve("weights.pth")).hasBinaryContent(ONE);
    }
  }

  @Test
  void isNotLedAwayFromEncryption() throws Exception {
    SSLContext tls = tls();
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(tls));
    try (FileServer server = new FileServer(https);
        FileServer plain = new FileServer();
        HttpClient client =
            HttpClient.newBuilder()
                .sslContext(tls)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
      server.at("/away", FileServer.status(302, "Location", plain.url("/w").toString()));
      server.at("/here", FileServer.status(302, "Location", "/w"));
      server.at("/w", FileServer.file(ONE, "\"1\""));
      plain.at("/w", FileServer.file(ONE, "\"1\""));
      String base = "https://localhost:" + server.port();
      FetchOptions options = FetchOptions.defaults().withAllowHttp(true);
      assertThatExceptionOfType(ModelException.class)
          .isThrownBy(() -> fetch(URI.create(base + "/away"), options, client))
          .satisfies(e -> assertThat(e.code()).isEqualTo("model.address"))
          .withMessage(base + "/away redirects to " + plain.url("/w") + ", which is not encrypted");
      assertThat(plain.asked()).isEmpty();
      assertThat(fetch(URI.create(base + "/here"), options, client).files().getFirst().size())
          .isEqualTo(ONE.length);
    }
  }

  private FetchResult fetch(URI url, FetchOptions options, HttpClient client) {
    return library()
        .fetch(Cards.export("m", Cards.known(url, ONE)), options, Progress.Listener.SILENT, client);
  }

  /** Serves with, and trusts, a certificate for localhost that is made now. */
  private SSLContext tls() throws Exception {
    Path store = directory.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "us",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                "secret")
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor()).as(said).isZero();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, "secret".toCharArray());
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, "secret".toCharArray());
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trusted.init(keys);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return context;
  }
}
