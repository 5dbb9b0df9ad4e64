package io.hen.experiments.input;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Captions as JSON: COCO's layout ({@code images} with {@code id} and {@code file_name}, {@code
 * annotations} with {@code image_id} and {@code caption}), or an object from file names, with or
 * without extension, to one caption or a list of them.
 */
final class JsonCaptions {
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private JsonCaptions() {}

  static Map<String, List<String>> parse(Path file, String text) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw CaptionText.malformed(file, "not JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw CaptionText.malformed(file, "the JSON is no object");
    }
    return root.path("annotations").isArray() && root.path("images").isArray()
        ? coco(root)
        : byName(file, root);
  }

  private static Map<String, List<String>> coco(JsonNode root) {
    Map<String, String> names = new HashMap<>();
    for (JsonNode image : root.path("images")) {
      names.put(image.path("id").asString(), image.path("file_name").asString());
    }
    Map<String, List<String>> captions = new LinkedHashMap<>();
    for (JsonNode annotation : root.path("annotations")) {
      String id = annotation.path("image_id").asString();
      // An annotation of no image counts as one of an unknown file.
      add(captions, names.getOrDefault(id, "image " + id), annotation.path("caption").asString());
    }
    return captions;
  }

  private static Map<String, List<String>> byName(Path file, JsonNode root) {
    Map<String, List<String>> captions = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      JsonNode value = entry.getValue();
      List<JsonNode> texts = new ArrayList<>();
      if (value.isArray()) {
        value.forEach(texts::add);
      } else {
        texts.add(value);
      }
      for (JsonNode text : texts) {
        if (!text.isString()) {
          throw CaptionText.malformed(
              file, "the caption of \"" + entry.getKey() + "\" is no string");
        }
        add(captions, entry.getKey(), text.asString());
      }
    }
    return captions;
  }

  private static void add(Map<String, List<String>> captions, String name, String caption) {
    if (!caption.isBlank()) {
      captions
          .computeIfAbsent(name.replace('\\', '/'), n -> new ArrayList<>())
          .add(caption.strip());
    }
  }
}
