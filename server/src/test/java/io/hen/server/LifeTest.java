package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.encoders.Codecs;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.InputException;
import io.hen.memory.MemoryOptions;
import io.hen.server.Raw.Reply;
import io.hen.server.http.Resource;
import io.hen.server.http.ServerLimits;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a server begins and ends. */
@Timeout(60)
class LifeTest {
  @TempDir Path folder;

  private final CountDownLatch begun = new CountDownLatch(1);
  private final CountDownLatch bothBegun = new CountDownLatch(2);
  private final CountDownLatch end = new CountDownLatch(1);

  private final Resource waiting =
      routes ->
          routes.post(
              "/v1/wait",
              context -> {
                begun.countDown();
                bothBegun.countDown();
                end.await();
                context.json("acknowledged");
              });

  @Test
  void saysThatItsPortIsTaken() {
    try (TestServer first = TestServer.start(folder.resolve("first"))) {
      int port = first.address().getPort();
      try (AssociativeMemory memory =
          AssociativeMemory.open(
              folder.resolve("second"), MemoryOptions.defaults(), new Codecs().open("pixels"))) {
        assertThatThrownBy(
                () -> HenServer.start(memory, ServerOptions.defaults().withPort(port)).close())
            .isInstanceOfSatisfying(
                InputException.class,
                e -> {
                  assertThat(e.code()).isEqualTo("input.port-in-use");
                  assertThat(e).hasMessageContaining(port + "");
                  assertThat(e.remedy()).contains("--port");
                });
        assertThat(memory.size()).isZero();
      }
    }
  }

  @Test
  void finishesWhatIsUnderWayAndTakesNothingNew() throws Exception {
    TestServer server = TestServer.start(folder, waiting);
    URI address = server.address();
    try (Raw working = Raw.connect(address);
        Raw kept = Raw.connect(address)) {
      kept.send(Raw.head(address, "GET /livez"));
      assertThat(kept.reply().status()).isEqualTo(200);
      working.send(Raw.head(address, "POST /v1/wait", "Content-Length: 0"));
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
      Thread closing = Thread.ofPlatform().start(server::close);
      awaitRefusal(address);
      Reply late = readyz(kept, address);
      assertThat(late.status()).isIn(503, 0);
      assertThat(closing.isAlive()).isTrue();
      end.countDown();
      Reply reply = working.reply();
      assertThat(reply.status()).isEqualTo(200);
      assertThat(reply.text()).isEqualTo("\"acknowledged\"");
      closing.join();
    }
  }

  private static Reply readyz(Raw kept, URI address) {
    try {
      kept.send(Raw.head(address, "GET /readyz"));
      return kept.reply();
    } catch (IOException closed) {
      return new Reply(0, List.of(), new byte[0]);
    }
  }

  private static void awaitRefusal(URI address) throws Exception {
    for (int k = 0; k < 1000; k++) {
      try (Raw raw = Raw.connect(address)) {
        raw.send("");
        Thread.sleep(10);
      } catch (IOException refused) {
        return;
      }
    }
    throw new AssertionError("the server still takes connections");
  }

  @Test
  void closesTwiceAndLeavesTheMemoryToItsOwner() {
    try (AssociativeMemory memory =
        AssociativeMemory.open(folder, MemoryOptions.defaults(), new Codecs().open("pixels"))) {
      HenServer server = HenServer.start(memory, ServerOptions.defaults().withPort(0));
      server.close();
      server.close();
      assertThat(memory.size()).isZero();
    }
  }

  @Test
  void workThatNeverPausesHoldsUpNobodyElse() throws Exception {
    Resource busy =
        routes ->
            routes.post(
                "/v1/busy",
                context -> {
                  begun.countDown();
                  long sum = 0;
                  while (end.getCount() > 0) {
                    sum++;
                  }
                  context.json(sum);
                });
    try (TestServer server = TestServer.start(folder, busy)) {
      List<Raw> workers = new ArrayList<>();
      for (int k = 0; k < 2 * Runtime.getRuntime().availableProcessors(); k++) {
        Raw worker = Raw.connect(server.address());
        worker.send(Raw.head(server.address(), "POST /v1/busy", "Content-Length: 0"));
        workers.add(worker);
      }
      assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(Raw.ask(server.address(), Raw.head(server.address(), "GET /livez")).status())
          .isEqualTo(200);
      end.countDown();
      for (Raw worker : workers) {
        assertThat(worker.reply().status()).isEqualTo(200);
        worker.close();
      }
    }
  }

  @Test
  void endsTheIdlestConnectionForANewOneAndRefusesItWhereAllWork() throws Exception {
    ServerLimits limits = ServerLimits.defaults().withConnections(2);
    try (TestServer server =
            TestServer.start(folder, ServerOptions.defaults().withLimits(limits), waiting);
        Raw silent = Raw.connect(server.address());
        Raw first = Raw.connect(server.address());
        Raw second = waiting(server.address())) {
      first.send(Raw.head(server.address(), "POST /v1/wait", "Content-Length: 0"));
      assertThat(bothBegun.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(silent.reply().status()).isZero();
      try (Raw third = Raw.connect(server.address())) {
        Reply refused = third.reply();
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.json().path("code").asString()).isEqualTo("server.busy");
      }
      end.countDown();
      assertThat(first.reply().status()).isEqualTo(200);
      assertThat(second.reply().status()).isEqualTo(200);
    }
  }

  private static Raw waiting(URI address) throws IOException {
    Raw raw = Raw.connect(address);
    raw.send(Raw.head(address, "POST /v1/wait", "Content-Length: 0"));
    return raw;
  }
}
