package io.hen.encoders.library;

import io.hen.memory.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What every model card has in common, whatever the kind of model: a name, and files with digests.
 *
 * @param name of the model
 * @param text whether it encodes texts and not pictures
 * @param files digest by name: of everything in the card that has a {@code file} and a {@code
 *     sha256}
 */
record CardFiles(String name, boolean text, Map<String, String> files) {
  private static final YAMLMapper YAML = new YAMLMapper();

  /**
   * Reads a card.
   *
   * @throws ModelException {@code model.missing} or {@code model.card}
   */
  static CardFiles read(Path card) {
    JsonNode root;
    try {
      root = YAML.readTree(Files.readString(card));
    } catch (IOException e) {
      throw new ModelException(
          "model.missing",
          "the model card " + card + " cannot be read: " + e.getMessage(),
          "Name a folder with card.yaml, or a card beside its files; docs/models.md shows one.",
          e);
    } catch (JacksonException e) {
      throw wrong(card, "it is not YAML: " + e.getOriginalMessage());
    }
    if (root == null || !root.isObject()) {
      throw wrong(card, "it does not consist of keys and values");
    }
    String name = root.path("name").asString("");
    if (!ModelNames.valid(name)) {
      throw wrong(card, "its name is \"" + name + "\", but " + ModelNames.RULE);
    }
    Map<String, String> files = new LinkedHashMap<>();
    collect(root, card, files);
    if (files.isEmpty()) {
      throw wrong(card, "it names no file with a sha256");
    }
    return new CardFiles(name, root.has("text"), files);
  }

  private static void collect(JsonNode node, Path card, Map<String, String> files) {
    JsonNode file = node.get("file");
    JsonNode sha256 = node.get("sha256");
    if (file != null && sha256 != null) {
      if (!ModelNames.validFile(file.asString(""))
          || !sha256.asString("").matches("[0-9a-f]{64}")) {
        throw wrong(
            card, file + " is not a plain file name, or " + sha256 + " is not 64 small hex digits");
      }
      files.put(file.asString(), sha256.asString());
    }
    for (JsonNode child : node) {
      collect(child, card, files);
    }
  }

  private static ModelException wrong(Path card, String what) {
    return new ModelException(
        "model.card",
        "the model card " + card + " cannot be used: " + what,
        "Correct the card; docs/models.md shows one.");
  }
}
