package io.hen.encoders.library;

import io.hen.encoders.library.CatalogueCard.Kind;
import io.hen.encoders.library.CatalogueCard.Obtain;
import io.hen.encoders.library.CatalogueCard.Tested;
import io.hen.memory.ModelException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@link CatalogueCard}s key by key, so that every message can name the key. */
final class CatalogueReader {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final Set<String> KEYS =
      Set.of(
          "name",
          "kind",
          "description",
          "licence",
          "source",
          "latent",
          "text",
          "picture",
          "tested",
          "obtain",
          "files",
          "install");

  private final String place;

  private CatalogueReader(String place) {
    this.place = place;
  }

  /**
   * Reads a card.
   *
   * @param place its file, for messages
   * @throws ModelException {@code model.card}, naming the file and the key
   */
  static CatalogueCard read(String yaml, String place) {
    CatalogueReader reader = new CatalogueReader(place);
    JsonNode root;
    try {
      root = YAML.readTree(yaml);
    } catch (JacksonException e) {
      throw wrong(place, "it is not YAML: " + e.getOriginalMessage(), e);
    }
    if (root == null || !root.isObject()) {
      throw wrong(place, "it does not consist of keys and values", null);
    }
    return reader.card(root);
  }

  private CatalogueCard card(JsonNode root) {
    only(root, "", KEYS);
    String name = text(root, "", "name");
    if (!ModelNames.valid(name)) {
      throw wrong("name", "\"" + name + "\": " + ModelNames.RULE);
    }
    Kind kind = choice(root, "kind", Kind.class);
    Obtain obtain = choice(root, "obtain", Obtain.class);
    Optional<Map<String, Object>> install =
        root.has("install") ? Optional.of(free(root, "install")) : Optional.empty();
    if (install.isPresent() != (obtain == Obtain.INSTALL)) {
      throw wrong("install", "it is there with \"obtain: install\" and only then");
    }
    if (install.isPresent() && !name.equals(install.get().get("name"))) {
      throw wrong("install.name", "it must be \"" + name + "\" too");
    }
    List<RemoteFile> files = files(root);
    if (files.isEmpty()) {
      throw wrong("files", "there must be at least one");
    }
    return new CatalogueCard(
        name,
        kind,
        text(root, "", "description"),
        text(root, "", "licence"),
        text(root, "", "source"),
        shape(root, kind),
        choice(root, "tested", Tested.class),
        obtain,
        files,
        install);
  }

  private Map<String, Object> shape(JsonNode root, Kind kind) {
    Map<String, Object> shape = new LinkedHashMap<>();
    for (String key : kind == Kind.TEXT ? List.of("text") : List.of("latent", "picture")) {
      shape.put(key, free(root, key));
    }
    return shape;
  }

  private List<RemoteFile> files(JsonNode root) {
    JsonNode list = root.get("files");
    if (list == null) {
      return List.of();
    }
    if (!list.isArray()) {
      throw wrong("files", "it must be a list");
    }
    List<RemoteFile> files = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (JsonNode node : list) {
      String at = "files[" + files.size() + "].";
      RemoteFile file = file(node, at);
      if (!names.add(file.file())) {
        throw wrong(at + "file", "there are two of the name \"" + file.file() + "\"");
      }
      files.add(file);
    }
    return List.copyOf(files);
  }

  private RemoteFile file(JsonNode node, String at) {
    if (!node.isObject()) {
      throw wrong(at + "file", "it must have keys and values");
    }
    only(node, at, Set.of("file", "url", "sha256", "size", "stated"));
    String name = text(node, at, "file");
    if (!ModelNames.validFile(name)) {
      throw wrong(at + "file", "\"" + name + "\" is not a plain file name");
    }
    Optional<String> sha256 = optional(node, at, "sha256");
    if (sha256.isPresent() && !sha256.get().matches("[0-9a-f]{64}")) {
      throw wrong(at + "sha256", "it must have 64 lower-case hexadecimal digits");
    }
    Optional<String> stated = optional(node, at, "stated");
    if (sha256.isPresent() != stated.isPresent()) {
      throw wrong(at + "stated", "who states the digest must stand beside it, and only then");
    }
    return new RemoteFile(name, url(node, at), sha256, size(node, at), stated);
  }

  private URI url(JsonNode node, String at) {
    String text = text(node, at, "url");
    try {
      URI url = new URI(text);
      if (url.getHost() != null && Set.of("http", "https").contains(scheme(url))) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw wrong(at + "url", "\"" + text + "\" is no address: " + e.getMessage());
    }
    throw wrong(at + "url", "\"" + text + "\" is no address of https or http");
  }

  private static String scheme(URI url) {
    return url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
  }

  private OptionalLong size(JsonNode node, String at) {
    JsonNode value = node.get("size");
    if (value == null) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || value.longValue() < 1) {
      throw wrong(at + "size", "it must be a number of bytes, not " + value);
    }
    return OptionalLong.of(value.longValue());
  }

  private <E extends Enum<E>> E choice(JsonNode root, String key, Class<E> type) {
    String text = text(root, "", key);
    for (E value : type.getEnumConstants()) {
      if (word(value).equals(text)) {
        return value;
      }
    }
    List<String> words =
        java.util.Arrays.stream(type.getEnumConstants()).map(e -> word(e)).toList();
    throw wrong(key, "it must be one of " + words + ", not \"" + text + "\"");
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void only(JsonNode node, String at, Set<String> known) {
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        List<String> sorted = known.stream().sorted().toList();
        throw wrong(at + name, "there is no such key; known are " + sorted);
      }
    }
  }

  private String text(JsonNode node, String at, String key) {
    return optional(node, at, key).orElseThrow(() -> wrong(at + key, "it is missing or empty"));
  }

  private Optional<String> optional(JsonNode node, String at, String key) {
    JsonNode value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isValueNode() || value.asString().isBlank()) {
      throw wrong(at + key, "it is missing or empty");
    }
    return Optional.of(value.asString().strip());
  }

  private Map<String, Object> free(JsonNode root, String key) {
    JsonNode value = root.get(key);
    if (value == null || !value.isObject()) {
      throw wrong(key, "it is missing, or has no keys and values of its own");
    }
    return YAML.convertValue(value, new TypeReference<Map<String, Object>>() {});
  }

  private ModelException wrong(String key, String what) {
    return wrong(place, "key " + key + ": " + what, null);
  }

  private static ModelException wrong(String place, String what, @Nullable Exception cause) {
    return new ModelException(
        "model.card",
        "the catalogue card " + place + " cannot be used: " + what,
        "Correct the card (its keys are described in CatalogueCard).",
        cause);
  }
}
