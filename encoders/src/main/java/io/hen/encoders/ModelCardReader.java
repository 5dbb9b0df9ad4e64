package io.hen.encoders;

import io.hen.core.bank.TokenBank;
import io.hen.encoders.ModelCard.Codebook;
import io.hen.encoders.ModelCard.Latent;
import io.hen.encoders.ModelCard.Net;
import io.hen.encoders.ModelCard.PictureSpec;
import io.hen.memory.ModelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@link ModelCard}s key by key, so that every message can name the key. */
final class ModelCardReader {
  /** One more token stands for blank. */
  private static final int MOST_CODES = TokenBank.MAX_CODEBOOK - 1;

  private static final YAMLMapper YAML = new YAMLMapper();

  private final String file;

  private ModelCardReader(String file) {
    this.file = file;
  }

  static ModelCard read(String yaml, String file) {
    ModelCardReader reader = new ModelCardReader(file);
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

  private ModelCard card(JsonNode root) {
    Latent latent = latent(root);
    ModelCard card =
        new ModelCard(
            text(root, "", "name"),
            text(root, "", "version"),
            text(root, "", "description"),
            text(root, "", "licence"),
            text(root, "", "source"),
            net(root, "encoder"),
            net(root, "decoder"),
            codebook(root, latent),
            picture(root),
            latent,
            tolerance(root, latent),
            free(root, "training"),
            free(root, "heldOut"));
    int size = card.picture().size();
    if (size % card.picture().multipleOf() != 0) {
      throw wrong("picture.size", size + " is no multiple of " + card.picture().multipleOf());
    }
    if (size % card.latent().factor() != 0) {
      throw wrong("latent.factor", card.latent().factor() + " does not divide the size " + size);
    }
    return card;
  }

  private Net net(JsonNode root, String key) {
    JsonNode node = section(root, key, Set.of("file", "sha256", "input", "output"));
    return new Net(
        fileName(node, key),
        digest(node, key),
        text(node, key + ".", "input"),
        text(node, key + ".", "output"));
  }

  private Optional<Codebook> codebook(JsonNode root, Latent latent) {
    if (latent instanceof Latent.Vq) {
      JsonNode node = section(root, "codebook", Set.of("file", "sha256"));
      return Optional.of(new Codebook(fileName(node, "codebook"), digest(node, "codebook")));
    }
    if (root.has("codebook")) {
      throw wrong("codebook", "only a model with latent.kind vq has a file of code vectors");
    }
    return Optional.empty();
  }

  private String fileName(JsonNode node, String key) {
    String name = text(node, key + ".", "file");
    if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]*")) {
      throw wrong(key + ".file", "\"" + name + "\" is not a plain file name");
    }
    return name;
  }

  private String digest(JsonNode node, String key) {
    String sha256 = text(node, key + ".", "sha256");
    if (!sha256.matches("[0-9a-f]{64}")) {
      throw wrong(key + ".sha256", "it must have 64 lower-case hexadecimal digits");
    }
    return sha256;
  }

  private PictureSpec picture(JsonNode root) {
    JsonNode node = section(root, "picture", Set.of("size", "multipleOf", "mean", "scale"));
    List<Float> scale = colours(node, "scale");
    if (scale.contains(0f)) {
      throw wrong("picture.scale", "no scale may be 0");
    }
    return new PictureSpec(
        whole(node, "picture.", "size", 1, 8192),
        whole(node, "picture.", "multipleOf", 1, 8192),
        colours(node, "mean"),
        scale);
  }

  private Latent latent(JsonNode root) {
    JsonNode node =
        section(root, "latent", Set.of("kind", "codebook", "channels", "factor", "tolerance"));
    String kind = text(node, "latent.", "kind");
    int factor = whole(node, "latent.", "factor", 1, 8192);
    return switch (kind) {
      case "tokens" -> new Latent.Tokens(codes(node), factor);
      case "dense" -> new Latent.Dense(channels(node), factor);
      case "vq" -> new Latent.Vq(channels(node), codes(node), factor);
      default ->
          throw wrong(
              "latent.kind", "it must be \"tokens\", \"dense\" or \"vq\", not \"" + kind + "\"");
    };
  }

  private int channels(JsonNode node) {
    return whole(node, "latent.", "channels", 1, 1 << 16);
  }

  private int codes(JsonNode node) {
    JsonNode value = node.get("codebook");
    if (value != null && value.isIntegralNumber() && value.longValue() > MOST_CODES) {
      throw wrong(
          "latent.codebook",
          value
              + " codes are too many: tokens have 16 bits, and two values are kept for \"hidden\""
              + " and \"blank\", so a codebook has at most "
              + MOST_CODES);
    }
    return whole(node, "latent.", "codebook", 1, MOST_CODES);
  }

  private OptionalDouble tolerance(JsonNode root, Latent latent) {
    JsonNode value = root.path("latent").get("tolerance");
    if (value == null) {
      return OptionalDouble.empty();
    }
    if (!(latent instanceof Latent.Dense)) {
      throw wrong("latent.tolerance", "only dense latents have one: tokens are equal or not");
    }
    if (!value.isNumber() || !(value.doubleValue() >= 0 && value.doubleValue() <= 2)) {
      throw wrong("latent.tolerance", "it must be a number in 0..2, not " + value);
    }
    return OptionalDouble.of(value.doubleValue());
  }

  private List<Float> colours(JsonNode node, String key) {
    JsonNode value = node.get(key);
    if (value == null || !value.isArray() || value.size() != 3) {
      throw wrong("picture." + key, "it must have three numbers: red, green, blue");
    }
    List<Float> three = new ArrayList<>();
    for (JsonNode number : value) {
      if (!number.isNumber() || !Float.isFinite(number.floatValue())) {
        throw wrong("picture." + key, number + " is not a finite number");
      }
      three.add(number.floatValue());
    }
    return List.copyOf(three);
  }

  private JsonNode section(JsonNode root, String key, Set<String> known) {
    JsonNode node = root.get(key);
    if (node == null || !node.isObject()) {
      throw wrong(key, "it is missing, or has no keys and values of its own");
    }
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        throw wrong(key + "." + name, "there is no such key; known are " + sorted(known));
      }
    }
    return node;
  }

  private String text(JsonNode node, String at, String key) {
    JsonNode value = node.get(key);
    if (value == null || !value.isValueNode() || value.asString().isBlank()) {
      throw wrong(at + key, "it is missing or empty");
    }
    return value.asString();
  }

  private int whole(JsonNode node, String at, String key, int least, int most) {
    JsonNode value = node.get(key);
    if (value == null || !value.isInt() || value.intValue() < least || value.intValue() > most) {
      throw wrong(
          at + key,
          "it must be a whole number in "
              + least
              + ".."
              + most
              + (value == null ? ", but is missing" : ", not " + value));
    }
    return value.intValue();
  }

  private Map<String, Object> free(JsonNode root, String key) {
    JsonNode value = root.get(key);
    if (value == null || value.isNull()) {
      return Map.of();
    }
    if (!value.isObject()) {
      throw wrong(key, "it must consist of keys and values");
    }
    return YAML.convertValue(value, new TypeReference<Map<String, Object>>() {});
  }

  private ModelException wrong(String key, String what) {
    return wrong(file, "key " + key + ": " + what, null);
  }

  private static ModelException wrong(String file, String what, @Nullable Exception cause) {
    return new ModelException(
        "model.card",
        "the model card " + file + " cannot be used: " + what,
        "Correct the card (its keys are described in ModelCard), or take the model anew.",
        cause);
  }

  private static List<String> sorted(Set<String> names) {
    return names.stream().sorted().toList();
  }
}
