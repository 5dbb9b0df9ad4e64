package io.hen.experiments.input;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Captions as JSON: COCO's layout ({@code images} with {@code id} and {@code file_name}, {@code
 * annotations} with {@code image_id} and {@code caption}, in either order), or an object from file
 * names, with or without extension, to one caption or a list of them.
 *
 * <p>The file is read as a stream: COCO's own has 90 MB and over half a million captions, of which
 * only names and captions are held.
 */
final class JsonCaptions {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final Path file;
  private final Map<String, String> names = new HashMap<>();
  // Annotations may come before the images that say which file they are of.
  private final Map<String, List<String>> byId = new LinkedHashMap<>();
  private final Map<String, List<String>> byName = new LinkedHashMap<>();
  private boolean images;
  private boolean annotations;
  private @Nullable String wrong;

  private JsonCaptions(Path file) {
    this.file = file;
  }

  /**
   * Reads a file.
   *
   * @throws io.hen.memory.InputException if it is missing, not UTF-8, or no JSON object
   */
  static JsonCaptions read(Path file) {
    JsonCaptions read = new JsonCaptions(file);
    try (Reader text = CaptionText.open(file);
        JsonParser parser = MAPPER.createParser(text)) {
      read.object(parser);
    } catch (JacksonIOException e) {
      throw CaptionText.unreadable(file, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw CaptionText.unreadable(file, e);
    } catch (JacksonException e) {
      throw CaptionText.malformed(file, "not JSON: " + e.getOriginalMessage(), e);
    }
    return read;
  }

  /** Whether it is in COCO's layout. */
  boolean isCoco() {
    return images && annotations;
  }

  /** In COCO's layout the names of all images, in no order, also of those without captions. */
  Collection<String> imageFiles() {
    return Collections.unmodifiableCollection(names.values());
  }

  /**
   * The captions by file name, in the file's order.
   *
   * @throws io.hen.memory.InputException if it is in neither layout
   */
  Map<String, List<String>> captions() {
    Map<String, List<String>> captions = new LinkedHashMap<>();
    if (isCoco()) {
      // An annotation of no image counts as one of an unknown file.
      byId.forEach((id, texts) -> add(captions, names.getOrDefault(id, "image " + id), texts));
    } else if (wrong != null) {
      throw CaptionText.malformed(file, "the caption of \"" + wrong + "\" is no string");
    } else {
      byName.forEach((name, texts) -> add(captions, name, texts));
    }
    return captions;
  }

  private static void add(Map<String, List<String>> captions, String name, List<String> texts) {
    if (!texts.isEmpty()) {
      // The list itself: half a million captions need no second set of lists.
      captions.merge(
          name.replace('\\', '/'),
          texts,
          (before, more) -> Stream.concat(before.stream(), more.stream()).toList());
    }
  }

  private void object(JsonParser parser) {
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw CaptionText.malformed(file, "the JSON is no object");
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      member(name, parser);
    }
    if (parser.nextToken() != null) {
      throw CaptionText.malformed(file, "not JSON: something follows the object's end");
    }
  }

  /** Which layout it is shows only at the end, so what is no caption is no error yet. */
  private void member(String name, JsonParser parser) {
    boolean array = parser.nextToken() == JsonToken.START_ARRAY;
    List<String> texts = new ArrayList<>(1);
    if (array) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        value(name, parser, texts);
      }
    } else {
      value(name, parser, texts);
    }
    switch (name) {
      case "images" -> images = array;
      case "annotations" -> annotations = array;
      default -> {}
    }
    byName.put(name, texts);
  }

  private void value(String name, JsonParser parser, List<String> texts) {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      addShown(texts, parser.getString());
      return;
    }
    wrong = wrong == null ? name : wrong;
    boolean object = parser.currentToken() == JsonToken.START_OBJECT;
    if (object && name.equals("images")) {
      Fields image = Fields.read(parser, "id", "file_name");
      if (!image.second.isEmpty()) {
        names.put(image.first, image.second);
      }
    } else if (object && name.equals("annotations")) {
      Fields annotation = Fields.read(parser, "image_id", "caption");
      if (!annotation.second.isBlank()) {
        addShown(
            byId.computeIfAbsent(annotation.first, id -> new ArrayList<>(5)), annotation.second);
      }
    } else {
      parser.skipChildren();
    }
  }

  private static void addShown(List<String> texts, String caption) {
    if (!caption.isBlank()) {
      texts.add(caption.strip());
    }
  }

  /** Two fields of an object, as text; empty where they are missing or have no text. */
  private record Fields(String first, String second) {
    static Fields read(JsonParser parser, String first, String second) {
      String firstValue = "";
      String secondValue = "";
      for (String name = parser.nextName(); name != null; name = parser.nextName()) {
        JsonToken token = parser.nextToken();
        boolean shown = token.isScalarValue() && token != JsonToken.VALUE_NULL;
        if (shown && name.equals(first)) {
          firstValue = parser.getString();
        } else if (shown && name.equals(second)) {
          secondValue = parser.getString();
        } else {
          parser.skipChildren();
        }
      }
      return new Fields(firstValue, secondValue);
    }
  }
}
