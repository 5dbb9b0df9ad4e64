package io.hen.encoders.text;

import io.hen.encoders.text.TextCard.Net;
import io.hen.encoders.text.TextCard.Pooling;
import io.hen.encoders.text.TextCard.Weights;
import io.hen.memory.ModelException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@link TextCard}s key by key, so that every message can name the key. */
final class TextCardReader {
  private static final YAMLMapper YAML = new YAMLMapper();

  private static final Set<String> TEXT =
      Set.of("tokenizer", "model", "maxTokens", "dimension", "pooling", "pieces", "pad");

  private final String file;

  private TextCardReader(String file) {
    this.file = file;
  }

  static TextCard read(String yaml, String file) {
    TextCardReader reader = new TextCardReader(file);
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (JacksonException e) {
      throw wrong(file, "it is not YAML: " + e.getOriginalMessage(), e);
    }
    if (root == null || !root.isObject()) {
      throw wrong(file, "it does not consist of keys and values", null);
    }
    return reader.card(root);
  }

  private TextCard card(JsonNode root) {
    JsonNode text = section(root, "", "text", TEXT);
    Net model = model(text);
    Pooling pooling = pooling(text);
    int pieces = text.has("pieces") ? whole(text, "pieces", 1, 1 << 16) : 1;
    if (pieces > 1 && pooling != Pooling.MEAN) {
      throw wrong("text.pieces", "more than one piece needs pooling: mean");
    }
    if (text.has("pad") && model.mask().isPresent()) {
      throw wrong("text.pad", "nothing is filled where the model has a mask");
    }
    return new TextCard(
        string(root, "", "name"),
        string(root, "", "version"),
        string(root, "", "description"),
        string(root, "", "licence"),
        string(root, "", "source"),
        weights(section(text, "text.", "tokenizer", Set.of("file", "sha256")), "text.tokenizer."),
        model,
        whole(text, "maxTokens", 3, 1 << 16),
        whole(text, "dimension", 1, 1 << 16),
        pooling,
        pieces,
        text.has("pad")
            ? OptionalInt.of(whole(text, "pad", 0, Integer.MAX_VALUE))
            : OptionalInt.empty());
  }

  private Net model(JsonNode text) {
    JsonNode node =
        section(
            text, "text.", "model", Set.of("file", "sha256", "input", "mask", "types", "output"));
    String at = "text.model.";
    return new Net(
        weights(node, at),
        string(node, at, "input"),
        node.has("mask") ? Optional.of(string(node, at, "mask")) : Optional.empty(),
        node.has("types") ? Optional.of(string(node, at, "types")) : Optional.empty(),
        string(node, at, "output"));
  }

  private Pooling pooling(JsonNode text) {
    if (!text.has("pooling")) {
      return Pooling.NONE;
    }
    String word = string(text, "text.", "pooling");
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "none" -> Pooling.NONE;
      case "mean" -> Pooling.MEAN;
      default ->
          throw wrong("text.pooling", "it must be \"none\" or \"mean\", not \"" + word + "\"");
    };
  }

  private Weights weights(JsonNode node, String at) {
    String name = string(node, at, "file");
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw wrong(at + "file", "\"" + name + "\" is not a plain file name");
    }
    String sha256 = string(node, at, "sha256");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw wrong(at + "sha256", "it must have 64 lower-case hexadecimal digits");
    }
    return new Weights(name, sha256);
  }

  private JsonNode section(JsonNode parent, String at, String key, Set<String> known) {
    JsonNode node = parent.get(key);
    if (node == null || !node.isObject()) {
      throw wrong(at + key, "it is missing, or has no keys and values of its own");
    }
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw wrong(
            at + key + "." + name,
            "there is no such key; known are " + known.stream().sorted().toList());
      }
    }
    return node;
  }

  private String string(JsonNode node, String at, String key) {
    JsonNode value = node.get(key);
    if (value == null || !value.isValueNode() || value.asString().isBlank()) {
      throw wrong(at + key, "it is missing or empty");
    }
    return value.asString();
  }

  private int whole(JsonNode text, String key, int least, int most) {
    JsonNode value = text.get(key);
    if (value == null || !value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw wrong(
          "text." + key,
          "it must be a whole number in "
              + least
              + ".."
              + most
              + (value == null ? ", but is missing" : ", not " + value));
    }
    return value.intValue();
  }

  private ModelException wrong(String key, String what) {
    return wrong(file, "key " + key + ": " + what, null);
  }

  private static ModelException wrong(String file, String what, @Nullable Exception cause) {
    return new ModelException(
        "model.card",
        "the model card " + file + " cannot be used: " + what,
        "Correct the card (its keys are described in TextCard), or take the model anew.",
        cause);
  }
}
