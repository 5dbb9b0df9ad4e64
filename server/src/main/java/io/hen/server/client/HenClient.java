package io.hen.server.client;

import io.hen.memory.Item;
import io.hen.memory.Progress;
import io.hen.server.api.Forgotten;
import io.hen.server.api.InspectRequest;
import io.hen.server.api.Inspection;
import io.hen.server.api.ItemDetails;
import io.hen.server.api.ItemPage;
import io.hen.server.api.KnownItems;
import io.hen.server.api.MemoryInfo;
import io.hen.server.api.RecallRequest;
import io.hen.server.api.RecallResult;
import io.hen.server.api.RememberRequest;
import io.hen.server.api.RememberResult;
import io.hen.server.api.Wire;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A memory behind a URL, as {@code hen serve} serves it.
 *
 * <p>Safe for any number of threads. What is wrong with the input, the memory or a model is thrown
 * as the {@link io.hen.memory.HenException} that a memory in a folder would throw, everything else
 * as {@link RemoteException}. A server that is too busy is asked again, twenty times at most, when
 * it says so.
 */
public final class HenClient implements AutoCloseable {
  private static final String ITEMS = "/v1/items";

  private final Requests requests;

  private HenClient(Requests requests) {
    this.requests = requests;
  }

  /**
   * A client; nothing is asked yet.
   *
   * @param server for example {@code http://127.0.0.1:7411}; what follows the port is dropped
   * @param token what the server wants to see, if it does
   * @throws IllegalArgumentException if the address is not one of http or https
   */
  public static HenClient of(URI server, Optional<String> token) {
    String scheme = String.valueOf(server.getScheme());
    if (!(scheme.equals("http") || scheme.equals("https")) || server.getHost() == null) {
      throw new IllegalArgumentException(
          "'" + server + "' is no address of a server, such as http://127.0.0.1:7411");
    }
    return new HenClient(new Requests(server.resolve("/"), token));
  }

  /** Where the server is. */
  public URI server() {
    return requests.server();
  }

  /** What the memory is, and what the server allows. */
  public MemoryInfo memory() {
    return requests.json(requests.to("/v1/memory").GET().build(), MemoryInfo.class);
  }

  /**
   * A page of items.
   *
   * @param limit 1 to 1,000
   * @param cursor the {@code next} of the page before
   * @param search text in captions or metadata
   */
  public ItemPage items(int limit, Optional<String> cursor, Optional<String> search) {
    String query =
        "?limit="
            + limit
            + cursor.map(value -> "&cursor=" + encoded(value)).orElse("")
            + search.map(value -> "&search=" + encoded(value)).orElse("");
    return requests.json(requests.to(ITEMS + query).GET().build(), ItemPage.class);
  }

  /** An item without its bytes. */
  public ItemDetails item(long id) {
    return requests.json(requests.to(ITEMS + "/" + id).GET().build(), ItemDetails.class);
  }

  /** An item's original file, byte for byte. */
  public byte[] original(long id) {
    return requests.bytes(requests.to(ITEMS + "/" + id + "/original").GET().build());
  }

  /** What an item's stored encoding decodes to, a PNG. */
  public byte[] decoded(long id) {
    return requests.bytes(requests.to(ITEMS + "/" + id + "/decoded").GET().build());
  }

  /**
   * Which of these items are remembered already.
   *
   * @param digests see {@link KnownItems#digest}
   */
  public List<String> known(List<String> digests) {
    KnownItems asked = new KnownItems(digests);
    return requests.json(post(ITEMS + "/known", asked), KnownItems.class).digests();
  }

  /**
   * Remembers items, all or none of them; they are on the server's disk when this returns.
   *
   * @param items together no longer than {@link MemoryInfo.Limits#bodyBytes}
   * @param onCollision {@code warn}, {@code reject} or {@code link}
   */
  public RememberResult remember(List<Item> items, String onCollision) {
    List<RememberRequest.ItemDetail> details =
        items.stream()
            .map(item ->
                new RememberRequest.ItemDetail(
                    Optional.of(item.captions()), Optional.of(item.metadata())))
            .toList();
    Multipart body =
        new Multipart()
            .json(
                "request",
                Wire.MAPPER.writeValueAsBytes(
                    new RememberRequest.Details(Optional.of(details), Optional.of(onCollision))));
    items.forEach(item -> body.file("picture", item.bytes()));
    HttpRequest request =
        requests
            .to(ITEMS)
            .header("Content-Type", body.mediaType())
            .header("Accept", "application/json")
            .POST(body.body())
            .build();
    return requests.json(request, RememberResult.class);
  }

  /** Forgets items, all of them or, if one is not there, none. */
  public Forgotten forget(Collection<Long> ids) {
    String query = ids.stream().map(id -> "id=" + id).collect(Collectors.joining("&", "?", ""));
    return requests.json(requests.to(ITEMS + query).DELETE().build(), Forgotten.class);
  }

  /** Gives the whole back from a part. */
  public RecallResult recall(RecallRequest asked) {
    return requests.json(post("/v1/recall", asked), RecallResult.class);
  }

  /**
   * How well the items can be told apart.
   *
   * @param listener told how far it is
   */
  public Inspection inspect(InspectRequest asked, Progress.Listener listener) {
    HttpRequest request =
        requests
            .to("/v1/inspect")
            .header("Content-Type", "application/json")
            .header("Accept", "text/event-stream")
            .POST(BodyPublishers.ofByteArray(Wire.MAPPER.writeValueAsBytes(asked)))
            .build();
    return Events.result(
        requests.server(),
        requests.stream(request),
        Inspection.class,
        (name, json) -> {
          if (name.equals("progress")) {
            listener.onProgress(Wire.MAPPER.readValue(json, Progress.class));
          }
        });
  }

  private HttpRequest post(String path, Object body) {
    return requests
        .to(path)
        .header("Content-Type", "application/json")
        .header("Accept", "application/json")
        .POST(BodyPublishers.ofByteArray(Wire.MAPPER.writeValueAsBytes(body)))
        .build();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Waits for the requests under way and closes the connections. */
  @Override
  public void close() {
    requests.close();
  }
}
