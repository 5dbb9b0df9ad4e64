package io.hen.server.resource;

import io.hen.memory.InputException;
import io.hen.memory.Item;
import io.hen.server.api.ItemSummary;
import io.hen.server.api.RememberRequest;
import io.hen.server.api.RememberRequest.ItemDetail;
import io.hen.server.http.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes items of what a request holds, within the limits. */
final class ItemReader {
  private static final int MOST_CAPTIONS = 100;
  private static final int MOST_METADATA = 100;

  private final Service service;

  ItemReader(Service service) {
    this.service = service;
  }

  /** The items of a request in JSON. */
  List<Item> items(RememberRequest request) {
    List<RememberRequest.NewItem> asked = request.items();
    checkCount(asked == null ? 0 : asked.size());
    List<Item> items = new ArrayList<>();
    for (int k = 0; k < asked.size(); k++) {
      RememberRequest.NewItem one = asked.get(k);
      String name = "items[" + k + "]";
      if (one.picture() == null) {
        throw invalid(name + ".picture is missing", "give the file in base64");
      }
      items.add(item(name, one.picture(), one.captions(), one.metadata(), Optional.empty()));
    }
    return items;
  }

  /** The items of a request in parts. */
  List<Item> items(List<Multipart.Section> pictures, RememberRequest.Details details) {
    List<ItemDetail> known = details.items().orElse(List.of());
    checkCount(pictures.size());
    if (known.size() > pictures.size()) {
      throw invalid(
          "there are " + known.size() + " items for " + pictures.size() + " pictures",
          "send a part picture for each item");
    }
    List<Item> items = new ArrayList<>();
    for (int k = 0; k < pictures.size(); k++) {
      ItemDetail detail =
          k < known.size() ? known.get(k) : new ItemDetail(Optional.empty(), Optional.empty());
      Multipart.Section picture = pictures.get(k);
      items.add(
          item(
              "items[" + k + "]",
              picture.bytes(),
              detail.captions(),
              detail.metadata(),
              picture.file().map(FileNames::last).filter(file -> !file.isEmpty())));
    }
    return items;
  }

  private void checkCount(int count) {
    int most = service.limits().batch();
    if (count == 0) {
      throw invalid("there is nothing to remember", "send at least one picture");
    }
    if (count > most) {
      throw new ProblemException(
          413,
          "request.batch",
          count + " items are more than the " + most + " that one request may have",
          "send them in several requests");
    }
  }

  private Item item(
      String name,
      byte[] picture,
      Optional<List<String>> captions,
      Optional<Map<String, String>> metadata,
      Optional<String> file) {
    service.pictures().check(picture, "the picture of " + name);
    List<String> texts = captions.orElse(List.of());
    if (texts.size() > MOST_CAPTIONS) {
      throw invalid(
          name + ".captions has " + texts.size() + " captions",
          "give at most " + MOST_CAPTIONS + " captions to an item");
    }
    for (int k = 0; k < texts.size(); k++) {
      Texts.checked(texts.get(k), name + ".captions[" + k + "]", service.limits());
    }
    return new Item(
        picture,
        Item.picture(picture).mediaType(),
        texts,
        metadata(name, metadata.orElse(Map.of()), file));
  }

  private Map<String, String> metadata(
      String name, Map<String, String> given, Optional<String> file) {
    if (given.size() > MOST_METADATA) {
      throw invalid(
          name + ".metadata has " + given.size() + " entries",
          "give at most " + MOST_METADATA + " metadata to an item");
    }
    Map<String, String> metadata = new LinkedHashMap<>();
    file.ifPresent(value -> metadata.put(ItemSummary.FILE, value));
    given.forEach((key, value) -> {
      Texts.checked(key, "a key of " + name + ".metadata", service.limits());
      Texts.checked(value, name + ".metadata." + key, service.limits());
      String kept = key.equals(ItemSummary.FILE) ? FileNames.last(value) : value;
      if (!key.equals(ItemSummary.FILE) || !kept.isEmpty()) {
        metadata.put(key, kept);
      }
    });
    file.ifPresent(value -> Texts.checked(value, "the file name of " + name, service.limits()));
    return metadata;
  }

  private static InputException invalid(String message, String remedy) {
    return new InputException("input.items", message, remedy);
  }
}
