package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.Item;
import io.hen.memory.Progress;
import io.hen.server.Client.Answer;
import io.hen.server.Client.Part;
import io.hen.server.http.ServerLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TogetherTest {
  private static final int CLIENTS = 16;
  private static final int EACH = 3;
  private static final int UPLOADED = 24;

  @TempDir Path folder;

  @Test
  void recallsGoOnWhileOthersUpload() throws Exception {
    List<Item> items = new ArrayList<>();
    for (int k = 1; k <= 50; k++) {
      items.add(Item.picture(Pictures.png(k)));
    }
    try (TestServer server = TestServer.start(folder);
        Client client = new Client(server.address());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      server.memory().remember(items, Progress.Listener.SILENT);
      List<Future<Integer>> uploads = new ArrayList<>();
      for (int u = 0; u < 2; u++) {
        int first = 1000 * (u + 1);
        uploads.add(threads.submit(() -> upload(client, first)));
      }
      List<Future<?>> recalls = new ArrayList<>();
      for (int c = 0; c < CLIENTS; c++) {
        int number = c;
        recalls.add(threads.submit(() -> recall(client, number)));
      }
      for (Future<?> one : recalls) {
        one.get();
      }
      int uploaded = uploads.get(0).get() + uploads.get(1).get();
      assertThat(uploaded).isEqualTo(2 * UPLOADED);
      assertThat(server.memory().size()).isEqualTo(50 + uploaded);
    }
    assertThat(AssociativeMemory.check(folder).healthy()).isTrue();
  }

  private static int upload(Client client, int first) {
    int stored = 0;
    while (stored < UPLOADED) {
      List<Part> parts = new ArrayList<>();
      for (int k = 0; k < 8; k++) {
        parts.add(Part.picture(k + ".png", Pictures.png(first + stored + k)));
      }
      Answer answer = client.post("/v1/items", parts);
      assertThat(answer.status()).as(answer.text()).isEqualTo(201);
      stored += 8;
    }
    return stored;
  }

  private static void recall(Client client, int number) {
    for (int k = 0; k < EACH; k++) {
      int item = 1 + (7 * number + k) % 50;
      // Without measuring anew how far apart the items lie whenever the memory has grown.
      String cue =
          "{\"item\":" + item + ",\"hidden\":[\"lower-half\"],\"beta\":50,\"strangerError\":0}";
      Answer answer = client.post("/v1/recall", cue);
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
      assertThat(answer.json().at("/item/id").asInt()).isEqualTo(item);
    }
  }

  @Test
  void moreThanAreLetInAreToldToComeAgain() throws Exception {
    ServerOptions options =
        ServerOptions.defaults().withLimits(ServerLimits.defaults().withRecalls(1));
    try (TestServer server = TestServer.start(folder, options);
        Client client = new Client(server.address());
        ExecutorService threads = Executors.newCachedThreadPool()) {
      server.memory().remember(Item.picture(Pictures.png(1, 2000, 2000)));
      List<Future<Answer>> all = new ArrayList<>();
      for (int k = 0; k < 8; k++) {
        all.add(threads.submit(() -> client.post("/v1/recall", "{\"item\":1}")));
      }
      int busy = 0;
      int answered = 0;
      for (Future<Answer> one : all) {
        Answer answer = one.get();
        if (answer.status() == 429) {
          assertThat(answer.header("Retry-After")).isEqualTo("1");
          busy++;
        } else {
          assertThat(answer.status()).isEqualTo(200);
          answered++;
        }
      }
      assertThat(busy).isPositive();
      assertThat(answered).isPositive();
      assertThat(client.post("/v1/recall", "{\"item\":1}").status()).isEqualTo(200);
    }
  }
}
