package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.Item;
import io.hen.memory.Progress;
import io.hen.server.Client.Event;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class InspectApiTest {
  @TempDir Path folder;

  @Test
  void tellsHowWellItemsCanBeToldApart() {
    try (TestServer server = TestServer.start(folder);
        Client client = new Client(server.address())) {
      JsonNode empty = client.post("/v1/inspect", "{}").json();
      assertThat(empty.get("items").asInt()).isZero();
      assertThat(empty.get("cosines").isNull()).isTrue();

      server.memory().remember(Item.picture(Pictures.png(1)).caption("twin"));
      assertThat(client.post("/v1/inspect", "{}").json().get("worst")).isEmpty();

      List<Item> items = new ArrayList<>();
      for (int k = 2; k <= 20; k++) {
        items.add(Item.picture(Pictures.png(k)));
      }
      items.add(Item.picture(Pictures.png(5)).caption("twin"));
      server.memory().remember(items, Progress.Listener.SILENT);
      JsonNode found =
          client
              .post("/v1/inspect", "{\"worst\":2,\"weights\":{\"picture\":1,\"caption\":0}}")
              .json();
      assertThat(found.get("worst")).hasSize(2);
      assertThat(found.at("/worst/0/first/id").asInt()).isEqualTo(5);
      assertThat(found.at("/worst/0/second/id").asInt()).isEqualTo(21);
      assertThat(found.at("/sharedCaptions/0/items")).hasSize(2);
      assertThat(found.at("/cosines/sampled").asInt()).isEqualTo(21);
      assertThat(found.at("/cosines/self").size()).isEqualTo(found.at("/cosines/cross").size());
      assertThat(found.at("/cosines/self").valueStream().mapToInt(JsonNode::asInt).sum())
          .isEqualTo(21);

      List<Event> events = client.post("/v1/inspect", "{\"sample\":4}", Client.events()).events();
      assertThat(events.getFirst().name()).isEqualTo("progress");
      assertThat(events.getLast().data().get("examined").asInt()).isEqualTo(4);
      assertThat(events.getLast().data().at("/cosines/sampled").asInt()).isEqualTo(4);

      assertThat(client.post("/v1/inspect", "{\"worst\":-1}").status()).isEqualTo(400);
      assertThat(client.post("/v1/inspect", "{\"sample\":0}").status()).isEqualTo(400);
      assertThat(
              client
                  .post("/v1/inspect", "{\"weights\":{\"picture\":0,\"caption\":0}}")
                  .json()
                  .get("detail")
                  .asString())
          .contains("not all zero");
    }
  }
}
