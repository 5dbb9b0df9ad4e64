package io.hen.server.resource;

import io.hen.encoders.PictureWriter;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.ItemEntry;
import io.hen.memory.ItemId;
import io.hen.memory.StoredItem;
import io.hen.server.api.ItemSummary;
import io.hen.server.http.Headers;
import io.hen.server.http.ProblemException;
import io.hen.server.http.Requests;
import io.hen.server.http.Resource;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/** The pictures of items: the original file, a small one, and what the encoding decodes to. */
final class PicturesResource implements Resource {
  private static final String PNG = "image/png";
  private static final String BYTES = "application/octet-stream";

  /** What browsers show and run nothing of. */
  private static final Set<String> SHOWN =
      Set.of(PNG, "image/jpeg", "image/gif", "image/webp", "image/bmp");

  private static final Set<String> SIZES = Set.of("64", "128", "256");

  private final AssociativeMemory memory;
  private final Thumbnails thumbnails;

  PicturesResource(Service service, Thumbnails thumbnails) {
    this.memory = service.memory();
    this.thumbnails = thumbnails;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/v1/items/{id}/original", this::original);
    routes.get("/v1/items/{id}/thumbnail", this::thumbnail);
    routes.get("/v1/items/{id}/decoded", this::decoded);
  }

  private void original(Context context) {
    Params.only(context);
    ItemEntry entry = entry(context);
    boolean shown = SHOWN.contains(entry.mediaType());
    Headers.sandbox(context);
    context.header("Content-Disposition", disposition(entry, shown));
    if (Answers.known(context, tag(entry, "original"))) {
      return;
    }
    StoredItem stored = memory.get(entry.id()).orElseThrow(() -> Params.unknown(entry.id()));
    context.contentType(shown ? entry.mediaType() : BYTES).result(stored.item().bytes());
  }

  private void thumbnail(Context context) {
    Params.only(context, "size");
    String size = Params.text(context, "size", Integer.MAX_VALUE).orElse("128");
    if (!SIZES.contains(size)) {
      throw Params.refused("size must be 64, 128 or 256", "choose one of these");
    }
    ItemEntry entry = entry(context);
    Requests.best(context, PNG);
    if (Answers.known(context, tag(entry, "thumbnail-" + size))) {
      return;
    }
    byte[] png =
        thumbnails
            .png(
                entry.id(),
                Integer.parseInt(size),
                () -> memory.get(entry.id()).map(stored -> stored.item().bytes()))
            .orElseThrow(() -> Params.unknown(entry.id()));
    context.contentType(PNG).result(png);
  }

  private void decoded(Context context) {
    Params.only(context);
    ItemEntry entry = entry(context);
    Requests.best(context, PNG);
    if (Answers.known(context, tag(entry, "decoded"))) {
      return;
    }
    byte[] png =
        memory
            .decode(entry.id())
            .map(PictureWriter::png)
            .orElseThrow(() ->
                new ProblemException(
                    404,
                    "item.not-decodable",
                    "the encoding of item " + entry.id() + " cannot be decoded",
                    "look at its original instead"));
    context.contentType(PNG).result(png);
  }

  private ItemEntry entry(Context context) {
    ItemId id = Params.id(context);
    return memory.entry(id).orElseThrow(() -> Params.unknown(id));
  }

  /**
   * Items never change and their numbers are never given again, but another memory may have the
   * same ones: it has not stored them in the same nanosecond.
   */
  private static String tag(ItemEntry entry, String what) {
    return what
        + "-"
        + entry.id()
        + "-"
        + Long.toHexString(entry.remembered().getEpochSecond())
        + "-"
        + Integer.toHexString(entry.remembered().getNano())
        + "-"
        + Long.toHexString(entry.bytes());
  }

  /** Names are given by those who upload: all but letters and digits is escaped (RFC 8187). */
  private static String disposition(ItemEntry entry, boolean shown) {
    Optional<String> file =
        Optional.ofNullable(entry.metadata().get(ItemSummary.FILE)).map(FileNames::last);
    StringBuilder text = new StringBuilder(shown ? "inline" : "attachment");
    text.append("; filename*=UTF-8''");
    for (byte one : file.orElse("item-" + entry.id()).getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (one & 0xff);
      if (letter < 0x80 && (Character.isLetterOrDigit(letter) || letter == '.' || letter == '-')) {
        text.append(letter);
      } else {
        text.append('%').append(String.format("%02X", (int) letter));
      }
    }
    return text.toString();
  }
}
