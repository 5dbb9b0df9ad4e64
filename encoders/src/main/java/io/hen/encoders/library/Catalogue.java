package io.hen.encoders.library;

import io.hen.memory.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The public models that hen knows by name. */
public final class Catalogue {
  private static final List<String> NAMES =
      List.of(
          "openai-dvae",
          "compvis-vq-f8",
          "compvis-vq-f16",
          "compvis-kl-f8",
          "compvis-kl-f16",
          "sd-vae",
          "taesd",
          "taef2",
          "clip-vit-b-32",
          "clip-vit-l-14",
          "minilm");

  private final Map<String, CatalogueCard> cards = new LinkedHashMap<>();

  private Catalogue(List<CatalogueCard> cards) {
    cards.forEach(card -> this.cards.put(card.name(), card));
  }

  /** The catalogue that is shipped with hen. */
  public static Catalogue shipped() {
    return new Catalogue(NAMES.stream().map(Catalogue::resource).toList());
  }

  /** A catalogue of one's own. */
  public static Catalogue of(List<CatalogueCard> cards) {
    return new Catalogue(cards);
  }

  /**
   * Reads a card that is not in the catalogue.
   *
   * @throws ModelException {@code model.missing} or {@code model.card}
   */
  public static CatalogueCard read(Path file) {
    try {
      return CatalogueReader.read(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new ModelException(
          "model.missing",
          "the catalogue card " + file + " cannot be read: " + e.getMessage(),
          "Check the path.",
          e);
    }
  }

  /** All cards, in the order in which they are shown. */
  public List<CatalogueCard> cards() {
    return List.copyOf(cards.values());
  }

  /** The card of a model. */
  public Optional<CatalogueCard> find(String name) {
    return Optional.ofNullable(cards.get(name));
  }

  private static CatalogueCard resource(String name) {
    String file = name + ".yaml";
    try (InputStream in = Catalogue.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the catalogue lacks " + file);
      }
      return CatalogueReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
