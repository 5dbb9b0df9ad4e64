package io.hen.encoders.library;

import io.hen.encoders.ModelFolder;
import io.hen.encoders.ShippedModels;
import io.hen.encoders.library.CatalogueCard.Kind;
import io.hen.encoders.library.ListedModel.State;
import io.hen.memory.TextEncoderProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Lists models. */
final class Listing {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** Names of codecs that need no model. */
  private static final Set<String> OWN = Set.of("pixels", "pixel-text");

  private final ModelLibrary library;

  Listing(ModelLibrary library) {
    this.library = library;
  }

  List<ListedModel> models() {
    Map<String, ListedModel> models = new LinkedHashMap<>();
    shippedPictureModels().forEach(name -> models.put(name, shipped(name)));
    for (String name : library.names()) {
      models.put(name, installed(name));
    }
    for (CatalogueCard card : library.catalogue().cards()) {
      models.computeIfAbsent(card.name(), name -> known(card));
    }
    return List.copyOf(models.values());
  }

  /** Whether the model is part of hen, so that no other may have its name. */
  static boolean isShipped(String name) {
    return OWN.contains(name)
        || shippedPictureModels().contains(name)
        || shippedTextModels().contains(name);
  }

  private static List<String> shippedPictureModels() {
    return new ShippedModels().names();
  }

  /** Those on the class path that are not the library's own. */
  private static List<String> shippedTextModels() {
    return ServiceLoader.load(TextEncoderProvider.class).stream()
        .filter(provider -> provider.type() != LibraryTexts.class)
        .flatMap(provider -> provider.get().names().stream())
        .toList();
  }

  /** Whether an installed model encodes texts; empty if its card cannot be read. */
  static Optional<Boolean> isText(ModelLibrary library, String name) {
    return card(library, name).map(card -> card.has("text"));
  }

  private static ListedModel shipped(String name) {
    var card = ModelFolder.shipped(name).card();
    return new ListedModel(
        name,
        Kind.PICTURE,
        State.SHIPPED,
        card.description(),
        card.licence(),
        card.source(),
        Optional.empty());
  }

  private ListedModel installed(String name) {
    Optional<JsonNode> card = card(library, name);
    return new ListedModel(
        name,
        isText(library, name).orElse(false) ? Kind.TEXT : Kind.PICTURE,
        State.INSTALLED,
        text(card, "description"),
        text(card, "licence"),
        text(card, "source"),
        library.catalogue().find(name));
  }

  private ListedModel known(CatalogueCard card) {
    boolean complete =
        card.files().stream()
            .allMatch(file -> Files.exists(library.downloads(card.name()).resolve(file.file())));
    State state =
        isShipped(card.name()) ? State.SHIPPED : complete ? State.FETCHED : State.AVAILABLE;
    return new ListedModel(
        card.name(),
        card.kind(),
        state,
        card.description(),
        card.licence(),
        card.source(),
        Optional.of(card));
  }

  private static String text(Optional<JsonNode> card, String key) {
    return card.map(root -> root.path(key).asString("")).orElse("its card cannot be read");
  }

  private static Optional<JsonNode> card(ModelLibrary library, String name) {
    Path file = library.directory().resolve(name).resolve("card.yaml");
    try {
      JsonNode root = YAML.readTree(Files.readString(file));
      return root != null && root.isObject() ? Optional.of(root) : Optional.empty();
    } catch (IOException | JacksonException e) {
      return Optional.empty(); // hen models check says what is wrong with it
    }
  }
}
