package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.Item;
import io.hen.memory.Progress;
import io.hen.server.Client.Answer;
import io.hen.server.Client.Event;
import io.hen.server.Client.Part;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class RecallApiTest {
  @TempDir static Path folder;
  private static TestServer server;
  private static Client client;

  @BeforeAll
  static void start() {
    server = TestServer.start(folder);
    client = new Client(server.address());
    List<Item> items = new ArrayList<>();
    for (int k = 1; k <= 30; k++) {
      items.add(Item.picture(Pictures.png(k)).caption(k < 29 ? "caption " + k : "twin"));
    }
    server.memory().remember(items, Progress.Listener.SILENT);
  }

  @AfterAll
  static void stop() {
    client.close();
    server.close();
  }

  @Test
  void theWholeComesBackFromHalfAPicture() {
    JsonNode found = recall("{\"picture\":\"" + picture(7) + "\",\"hidden\":[\"lower-half\"]}");
    assertThat(found.get("verdict").asString()).isEqualTo("retrieved");
    assertThat(found.get("words").asString()).isEqualTo("retrieved: item 7, \"caption 7\"");
    assertThat(found.at("/item/id").asInt()).isEqualTo(7);
    assertThat(found.at("/nearest/id").asInt()).isEqualTo(7);
    assertThat(found.at("/leading/0/item/id").asInt()).isEqualTo(7);
    assertThat(found.get("hiddenShare").asDouble()).isEqualTo(0.5);
    assertThat(Pictures.read(Base64.getDecoder().decode(found.get("decoded").asString())))
        .isNotNull();
  }

  @Test
  void aPictureAndAMaskComeInParts() {
    Answer answer =
        client.post(
            "/v1/recall",
            List.of(
                Part.picture("cue.png", Pictures.png(9)),
                new Part("mask", "mask.png", "image/png", Pictures.maskOfLowerHalf()),
                Part.request("{\"decoded\":false,\"beta\":50,\"clamped\":true}")));
    assertThat(answer.json().at("/item/id").asInt()).isEqualTo(9);
    assertThat(answer.json().get("hiddenShare").asDouble()).isEqualTo(0.5);
    assertThat(answer.json().get("beta").asDouble()).isEqualTo(50);
    assertThat(answer.json().has("decoded")).isFalse();
  }

  @Test
  void anItemIsTheCueByItsNumber() {
    JsonNode found = recall("{\"item\":4,\"hidden\":[\"0,0,64,24\",\"left-half\"]}");
    assertThat(found.at("/item/id").asInt()).isEqualTo(4);
    assertThat(found.get("hiddenShare").asDouble()).isEqualTo(0.75);
    Answer unknown = client.post("/v1/recall", "{\"item\":99}");
    assertThat(unknown.status()).isEqualTo(404);
  }

  @Test
  void aCaptionOfTwoIsAmbiguousAndOneOfNoneUnfamiliar() {
    JsonNode tie = recall("{\"caption\":\"twin\"}");
    assertThat(tie.get("verdict").asString()).isEqualTo("ambiguous");
    assertThat(tie.get("ties")).hasSize(2);
    JsonNode none = recall("{\"caption\":\"nobody\"}");
    assertThat(none.get("verdict").asString()).isEqualTo("unfamiliar");
    assertThat(none.get("reason").asString()).contains("nobody");
    assertThat(none.has("decoded")).isFalse();
  }

  @Test
  void aMixtureSaysWhatItIsMadeOf() {
    JsonNode found = recall("{\"item\":4,\"beta\":1e-7,\"steps\":5,\"strangerError\":0}");
    assertThat(found.get("verdict").asString()).isEqualTo("metastable");
    assertThat(found.get("mixture")).hasSize(16);
    assertThat(found.get("members").asInt()).isEqualTo(30);
  }

  @Test
  void theStepsCanBeWatched() {
    String cue =
        "{\"item\":4,\"hidden\":[\"lower-half\"],\"beta\":0.001,\"damping\":0.05,\"steps\":150}";
    Answer answer = client.post("/v1/recall", cue, Client.events());
    List<Event> events = answer.events();
    Event result = events.getLast();
    List<Event> steps = events.subList(0, events.size() - 1);
    assertThat(steps).allMatch(event -> event.name().equals("step"));
    int last = result.data().get("steps").asInt();
    assertThat(last).isGreaterThan(60);
    List<Integer> numbers = steps.stream().map(event -> event.data().get("step").asInt()).toList();
    assertThat(numbers).startsWith(0, 1, 2).contains(40).isSorted().doesNotHaveDuplicates();
    assertThat(numbers).hasSizeLessThan(60).endsWith(last);
    for (Event step : steps) {
      int number = step.data().get("step").asInt();
      assertThat(step.data().get("energy").asDouble())
          .isEqualTo(result.data().at("/energies/" + number).asDouble());
      assertThat(step.data().get("leading").size()).isBetween(1, 16);
      assertThat(step.data().get("picture").asString()).isNotEmpty();
    }
    assertThat(steps.getLast().data().get("leading")).isEqualTo(result.data().get("leading"));
    assertThat(steps.getLast().data().get("picture")).isEqualTo(result.data().get("decoded"));
  }

  @Test
  void stepsComeWithoutPicturesWhereNoneAreWanted() {
    List<Event> events =
        client.post("/v1/recall", "{\"item\":4,\"decoded\":false}", Client.events()).events();
    assertThat(events).noneMatch(event -> event.data().has("picture"));
    assertThat(events.getLast().data().at("/item/id").asInt()).isEqualTo(4);
  }

  @Test
  void aBatchAnswersInOrderWithProblemsInPlace() {
    StringBuilder recalls = new StringBuilder();
    for (int k = 1; k <= 28; k++) {
      recalls.append("{\"item\":").append(k).append(",\"hidden\":[\"left-half\"]},");
    }
    recalls.append("{},{\"caption\":\"caption 5\",\"decoded\":false}");
    JsonNode results =
        client.post("/v1/recall/batch", "{\"recalls\":[" + recalls + "]}").json().get("results");
    assertThat(results).hasSize(30);
    for (int k = 1; k <= 28; k++) {
      assertThat(results.get(k - 1).at("/item/id").asInt()).isEqualTo(k);
    }
    assertThat(results.get(28).get("status").asInt()).isEqualTo(400);
    assertThat(results.get(28).get("instance").asString()).isEqualTo("/v1/recall/batch");
    assertThat(results.get(29).at("/item/id").asInt()).isEqualTo(5);
    assertThat(client.post("/v1/recall/batch", "{\"recalls\":[]}").status()).isEqualTo(400);
    String many = "{\"recalls\":[" + "{},".repeat(256) + "{}]}";
    assertThat(client.post("/v1/recall/batch", many).status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                      | 400 | nothing to recall with",
        "{'caption':'x','hidden':['none']}       | 400 | hidden and mask are about a picture",
        "{'item':1,'hidden':['nowhere']}         | 400 | hidden[0]: 'nowhere'",
        "{'item':1,'hidden':['90,90,5,5']}       | 422 | lies outside of the picture of item 1",
        "{'item':1,'hidden':['alpha']}           | 422 | no transparent pixels",
        "{'item':1,'picture':'AAAA'}             | 400 | a picture and the number of an item",
        "{'item':0}                              | 400 | at least 1",
        "{'picture':'AAAA'}                      | 422 | the cue's picture",
        "{'picture':'!'}                         | 400 | picture",
        "{'item':1,'mask':'AAAA'}                | 422 | mask",
        "{'item':1,'steps':0}                    | 400 | steps must lie in 1..10000",
        "{'item':1,'steps':10001}                | 400 | steps must lie in 1..10000",
        "{'item':1,'damping':1.5}                | 400 | damping",
        "{'item':1,'strangerError':0.6}          | 400 | strangerError",
        "{'item':1,'beta':0}                     | 400 | beta",
        "{'item':1,'beta':'much'}                | 400 | beta",
        "{'item':1,'similarity':'L2'}            | 400 | similarity",
        "{'item':1,'missing':'zero'}             | 400 | missing",
        "{'item':1,'weights':{'picture':1}}      | 400 | weights",
        "{'item':1,'weights':{'picture':0,'caption':1}} | 400 | weight 0",
        "{'item':1,'weights':{'picture':-1,'caption':1}} | 400 | weights",
        "{'item':1,'speed':1}                    | 400 | speed"
      })
  void whatMakesNoSenseIsSaidByItsField(String json, int status, String detail) {
    Answer answer = client.post("/v1/recall", json.replace('\'', '"').strip());
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.json().get("detail").asString()).contains(detail);
    assertThat(client.post("/v1/recall", json.replace('\'', '"').strip(), Client.events()).text())
        .contains(detail);
  }

  @Test
  void itIsMeasured() {
    recall("{\"item\":2}");
    String metrics = client.get("/metrics").text();
    assertThat(metrics)
        .contains("hen_items 30", "hen_encode_duration_seconds_count{model=\"pixels\"}")
        .contains("hen_recall_verdict_total{kind=\"retrieved\"}");
  }

  private static JsonNode recall(String json) {
    Answer answer = client.post("/v1/recall", json);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  private static String picture(int k) {
    return Pictures.base64(Pictures.png(k));
  }
}
