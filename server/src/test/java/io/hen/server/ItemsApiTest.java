package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.Item;
import io.hen.memory.ItemId;
import io.hen.memory.Progress;
import io.hen.server.Client.Answer;
import io.hen.server.Client.Event;
import io.hen.server.Client.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ItemsApiTest {
  @TempDir Path folder;
  private TestServer server;
  private Client client;

  @BeforeEach
  void start() {
    server = TestServer.start(folder);
    client = new Client(server.address());
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void describesTheMemory() {
    JsonNode memory = client.get("/v1/memory").json();
    assertThat(memory.get("size").asInt()).isZero();
    assertThat(memory.get("codec").asString()).startsWith("pixels");
    assertThat(memory.at("/parts/0/kind").asString()).isEqualTo("dense");
    assertThat(memory.at("/parts/1/exactKey").asBoolean()).isTrue();
    assertThat(memory.at("/limits/batch").asInt()).isEqualTo(256);
  }

  @Test
  void remembersWhatComesAsJson() {
    String json =
        JsonMapper.shared()
            .writeValueAsString(
                Map.of(
                    "items",
                    List.of(
                        Map.of(
                            "picture",
                            Pictures.base64(Pictures.png(1)),
                            "captions",
                            List.of("one", "eins"),
                            "metadata",
                            Map.of("file", "C:\\secret\\one.png", "place", "here")),
                        Map.of("picture", Pictures.base64(Pictures.png(2))))));
    Answer answer = client.post("/v1/items", json);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/items/0/id").asLong()).isEqualTo(1);
    assertThat(answer.json().at("/items/0/caption").asString()).isEqualTo("one");
    assertThat(answer.json().at("/items/0/file").asString()).isEqualTo("one.png");
    assertThat(answer.json().get("size").asInt()).isEqualTo(2);

    JsonNode item = client.get("/v1/items/1").json();
    assertThat(item.get("captions").valueStream().map(JsonNode::asString))
        .containsExactly("one", "eins");
    assertThat(item.at("/metadata/place").asString()).isEqualTo("here");
    assertThat(item.get("bytes").asInt()).isEqualTo(Pictures.png(1).length);
    assertThat(item.get("mediaType").asString()).isEqualTo("image/png");
  }

  @Test
  void remembersWhatComesInPartsAndTellsCollisions() {
    Answer answer =
        client.post(
            "/v1/items",
            List.of(
                Part.picture("../../etc/bus.png", Pictures.png(1)),
                Part.request(
                    "{\"items\":[{\"captions\":[\"a bus\"]},{\"metadata\":{\"k\":\"v\"}}]}"),
                Part.picture("two.png", Pictures.png(2)),
                Part.picture("", Pictures.png(1))));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().at("/items/0/file").asString()).isEqualTo("bus.png");
    assertThat(answer.json().at("/items/0/caption").asString()).isEqualTo("a bus");
    assertThat(answer.json().at("/items/2/file").isNull()).isTrue();
    assertThat(answer.json().at("/collisions/0/kind").asString()).isEqualTo("bytes");
    assertThat(answer.json().at("/collisions/0/stored/id").asInt()).isEqualTo(1);
    assertThat(client.get("/v1/items/2").json().at("/metadata/k").asString()).isEqualTo("v");
    assertThat(server.memory().size()).isEqualTo(3);
  }

  @Test
  void manyItemsAreStoredAllOrNone() {
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < 70; k++) {
      parts.add(Part.picture(k + ".png", Pictures.png(k, 8, 8)));
    }
    assertThat(client.post("/v1/items", parts).json().get("items")).hasSize(70);
    // The header is sound, and what follows is not: found when the last picture is decoded.
    byte[] damaged = Pictures.png(7, 640, 480);
    damaged[damaged.length / 2] ^= 0x55;
    parts.add(Part.picture("damaged.png", damaged));
    Answer refused = client.post("/v1/items", parts);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().get("code").asString()).isEqualTo("input.picture-unreadable");
    assertThat(server.memory().size()).isEqualTo(70);

    List<Event> events = client.post("/v1/items", parts, Client.events()).events();
    assertThat(events.getLast().name()).isEqualTo("problem");
    assertThat(events.getLast().data().get("remembered").asInt()).isEqualTo(64);
    assertThat(server.memory().size()).isEqualTo(134);
  }

  @Test
  void anUploadCanBeWatched() {
    List<Part> parts = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      parts.add(Part.picture(k + ".png", Pictures.png(k, 8, 8)));
    }
    Answer answer = client.post("/v1/items", parts, Client.events());
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Content-Type")).startsWith("text/event-stream");
    assertThat(answer.events())
        .filteredOn(event -> event.name().equals("progress"))
        .extracting(event -> event.data().get("done").asInt())
        .containsExactly(0, 16, 32, 40);
    assertThat(answer.events().getLast().data().get("size").asInt()).isEqualTo(40);
  }

  @Test
  void collisionsAreRejectedOrLinkedAsAsked() {
    client.post("/v1/items", List.of(Part.picture("1.png", Pictures.png(1))));
    Part again = Part.picture("2.png", Pictures.png(1));
    Answer rejected =
        client.post("/v1/items", List.of(Part.request("{\"onCollision\":\"reject\"}"), again));
    assertThat(rejected.status()).isEqualTo(409);
    assertThat(rejected.json().get("code").asString()).isEqualTo("input.collision");
    client.post("/v1/items", List.of(again, Part.request("{\"onCollision\":\"link\"}")));
    assertThat(client.get("/v1/items/1").json().at("/linked/0/id").asInt()).isEqualTo(2);
    Answer unknown =
        client.post("/v1/items", List.of(again, Part.request("{\"onCollision\":\"WARN\"}")));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.json().get("remedy").asString()).isEqualTo("give warn, reject, link");
  }

  @Test
  void whatCannotBeRememberedIsSaidByItsPlace() {
    assertRefused(
        422,
        "the picture of items[1]",
        Part.picture("a", Pictures.png(1)),
        Part.picture("b", "no picture".getBytes()));
    assertRefused(
        422,
        "items[0].captions[1] has 10001 characters",
        Part.picture("a", Pictures.png(1)),
        Part.request("{\"items\":[{\"captions\":[\"x\",\"" + "y".repeat(10_001) + "\"]}]}"));
    assertRefused(
        422,
        "a character that is none",
        Part.picture("a", Pictures.png(1)),
        Part.request("{\"items\":[{\"captions\":[\"\\u0000\"]}]}"));
    assertRefused(
        422,
        "2 items for 1 pictures",
        Part.picture("a", Pictures.png(1)),
        Part.request("{\"items\":[{},{}]}"));
    assertRefused(422, "nothing to remember", Part.request("{}"));
    assertRefused(400, "no part 'mask'", new Part("mask", "m", "image/png", Pictures.png(1)));
    assertRefused(
        400,
        "items[0].caption",
        Part.picture("a", Pictures.png(1)),
        Part.request("{\"items\":[{\"caption\":\"x\"}]}"));
    assertRefused(413, "the limit is 50000000", Part.picture("a", huge()));
    assertThat(server.memory().size()).isZero();
  }

  private void assertRefused(int status, String detail, Part... parts) {
    Answer answer = client.post("/v1/items", List.of(parts));
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().get("detail").asString()).contains(detail);
    assertThat(answer.json().get("remedy").asString()).isNotBlank();
  }

  /** A PNG that says that it has 60,000 x 60,000 pixels. */
  private static byte[] huge() {
    byte[] png = Pictures.png(1);
    for (int at : new int[] {16, 20}) {
      png[at + 2] = (byte) (60_000 >> 8);
      png[at + 3] = (byte) 60_000;
    }
    java.util.zip.CRC32 crc = new java.util.zip.CRC32();
    crc.update(png, 12, 17);
    for (int k = 0; k < 4; k++) {
      png[29 + k] = (byte) (crc.getValue() >> (24 - 8 * k));
    }
    return png;
  }

  @Test
  void listsInPagesAndSearches() {
    List<Item> items = new ArrayList<>();
    for (int k = 1; k <= 25; k++) {
      items.add(Item.picture(Pictures.png(k, 8, 8)).caption(k % 2 == 0 ? "Even " + k : "odd " + k));
    }
    server.memory().remember(items, Progress.Listener.SILENT);
    server.memory().forget(new ItemId(3));
    List<Integer> seen = new ArrayList<>();
    JsonNode page = client.get("/v1/items?limit=10").json();
    page.get("items").forEach(item -> seen.add(item.get("id").asInt()));
    while (page.get("more").asBoolean()) {
      page = client.get("/v1/items?limit=10&cursor=" + page.get("next").asString()).json();
      page.get("items").forEach(item -> seen.add(item.get("id").asInt()));
    }
    assertThat(seen).hasSize(24).doesNotContain(3).isSorted();
    assertThat(page.get("next").isNull()).isTrue();
    JsonNode even = client.get("/v1/items?search=even&limit=5").json();
    assertThat(even.at("/items/0/id").asInt()).isEqualTo(2);
    assertThat(even.get("more").asBoolean()).isTrue();
    assertThat(client.get("/v1/items?search=even%202&cursor=2").json().get("items")).hasSize(3);
    assertThat(client.get("/v1/items?search=none").json().get("items")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/items?limit=0",
        "/v1/items?limit=1001",
        "/v1/items?limit=ten",
        "/v1/items?limit=1&limit=2",
        "/v1/items?cursor=-1",
        "/v1/items?cursor=99999999999999999999",
        "/v1/items?serach=x",
        "/v1/items/0",
        "/v1/items/1.5",
        "/v1/items/99999999999999999999",
        "/v1/items/1/thumbnail?size=100"
      })
  void refusesAddressesThatMakeNoSense(String path) {
    Answer answer = client.get(path);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asString()).isEqualTo("request.parameter");
  }

  @Test
  void forgetsAllOrNone() {
    server
        .memory()
        .remember(
            List.of(
                Item.picture(Pictures.png(1)).caption("one"),
                Item.picture(Pictures.png(2)),
                Item.picture(Pictures.png(3))),
            Progress.Listener.SILENT);
    assertThat(client.delete("/v1/items?id=1&id=9").status()).isEqualTo(404);
    assertThat(server.memory().size()).isEqualTo(3);
    JsonNode forgotten = client.delete("/v1/items?id=1&id=3&id=1").json();
    assertThat(forgotten.get("forgotten")).hasSize(2);
    assertThat(forgotten.at("/forgotten/0/caption").asString()).isEqualTo("one");
    assertThat(forgotten.get("size").asInt()).isEqualTo(1);
    assertThat(client.delete("/v1/items/2").status()).isEqualTo(204);
    Answer gone = client.delete("/v1/items/2");
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.json().get("code").asString()).isEqualTo("item.unknown");
    assertThat(client.delete("/v1/items").status()).isEqualTo(400);
  }

  @Test
  void answersOnlyInWhatIsAccepted() {
    assertThat(client.get("/v1/items", "Accept", "text/html").status()).isEqualTo(406);
    assertThat(client.get("/v1/items", "Accept", "text/html, */*;q=0.1").status()).isEqualTo(200);
  }
}
