package io.hen.encoders;

import io.hen.memory.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Where the files of one model lie: a directory, or a place inside the jar. */
public final class ModelFolder {
  private static final String CARD = "card.yaml";

  private final String place;
  private final Opener opener;

  /** Opens the files of a model. */
  @FunctionalInterface
  public interface Opener {
    /**
     * Opens a file.
     *
     * @throws NoSuchFileException if there is no such file
     * @throws IOException if it cannot be read
     */
    InputStream open(String file) throws IOException;
  }

  private ModelFolder(String place, Opener opener) {
    this.place = place;
    this.opener = opener;
  }

  /** A directory. */
  public static ModelFolder directory(Path directory) {
    return new ModelFolder(
        directory.toString(), file -> Files.newInputStream(directory.resolve(file)));
  }

  /**
   * A place of another kind.
   *
   * @param place what messages call it
   */
  public static ModelFolder of(String place, Opener opener) {
    return new ModelFolder(place, opener);
  }

  /** A model that is shipped with this module, for example {@code dvae}. */
  public static ModelFolder shipped(String name) {
    String path = "models/" + name + "/";
    return new ModelFolder(
        "shipped model " + name,
        file -> {
          InputStream in = ModelFolder.class.getResourceAsStream(path + file);
          if (in == null) {
            throw new NoSuchFileException(path + file);
          }
          return in;
        });
  }

  /** For messages. */
  public String place() {
    return place;
  }

  /**
   * Reads the card.
   *
   * @throws ModelException {@code model.missing} or {@code model.card}
   */
  public ModelCard card() {
    return ModelCard.parse(cardText(), inPlace(CARD));
  }

  /**
   * Reads the card as it is.
   *
   * @throws ModelException {@code model.missing}
   */
  public String cardText() {
    return new String(bytes(CARD), StandardCharsets.UTF_8);
  }

  /**
   * Reads one of the model's files and checks it.
   *
   * @throws ModelException {@code model.missing} or {@code model.checksum}
   */
  public byte[] file(ModelCard.Weights weights) {
    return file(weights.file(), weights.sha256());
  }

  /**
   * Reads a file and checks it.
   *
   * @param sha256 its digest, 64 lower-case hexadecimal digits
   * @throws ModelException {@code model.missing} or {@code model.checksum}
   */
  public byte[] file(String file, String sha256) {
    byte[] bytes = bytes(file);
    String found = Sha256.hex(bytes);
    if (!found.equals(sha256)) {
      throw new ModelException(
          "model.checksum",
          inPlace(file)
              + " is not the file its card names: SHA-256 "
              + sha256
              + " is expected, "
              + found
              + " was found",
          "Take the model anew, or correct the card if the file was changed on purpose.");
    }
    return bytes;
  }

  /**
   * Checks that a file is there, without reading it.
   *
   * @throws ModelException {@code model.missing}
   */
  void require(ModelCard.Weights weights) {
    try (InputStream in = opener.open(weights.file())) {
      in.available();
    } catch (IOException e) {
      throw missing(weights.file(), e);
    }
  }

  /** What messages call a file. */
  public String inPlace(String file) {
    return file + " (" + place + ")";
  }

  private byte[] bytes(String file) {
    try (InputStream in = opener.open(file)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw missing(file, e);
    }
  }

  private ModelException missing(String file, IOException e) {
    return new ModelException(
        "model.missing",
        inPlace(file)
            + " cannot be read: "
            + (e instanceof NoSuchFileException ? "there is no such file" : e.getMessage()),
        "A model needs " + CARD + " and the files that it names, in one folder.",
        e);
  }
}
