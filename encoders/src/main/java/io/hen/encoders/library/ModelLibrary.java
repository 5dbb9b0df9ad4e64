package io.hen.encoders.library;

import io.hen.encoders.library.FetchResult.Outcome;
import io.hen.memory.ModelException;
import io.hen.memory.Progress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder of the models that were fetched or added, each in a folder of its name with its card.
 * Names that begin with a dot are the library's own: {@code .downloads}, {@code .staging}, {@code
 * .locks}. Safe for any number of threads and processes.
 */
public final class ModelLibrary {
  /** System property that names the library's folder; it goes before {@code HEN_MODELS}. */
  public static final String PROPERTY = "hen.models";

  private final Path directory;
  private final Catalogue catalogue;

  private ModelLibrary(Path directory, Catalogue catalogue) {
    this.directory = directory.toAbsolutePath().normalize();
    this.catalogue = catalogue;
  }

  /** The user's library, with the catalogue that is shipped. The folder need not exist. */
  public static ModelLibrary standard() {
    return at(standardDirectory(), Catalogue.shipped());
  }

  /** The user's library as codecs need it: without a catalogue, which would have to be read. */
  static ModelLibrary installed() {
    return at(standardDirectory(), Catalogue.of(List.of()));
  }

  /** A library in another folder, which need not exist. */
  public static ModelLibrary at(Path directory, Catalogue catalogue) {
    return new ModelLibrary(directory, catalogue);
  }

  /** Its folder, absolute. */
  public Path directory() {
    return directory;
  }

  /** The public models that it knows. */
  public Catalogue catalogue() {
    return catalogue;
  }

  /** All models: those that are part of hen, those that are here, and those of the catalogue. */
  public List<ListedModel> list() {
    return new Listing(this).models();
  }

  /** The names of the models that are here. */
  public List<String> names() {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(directory)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("card.yaml")))
          .map(folder -> folder.getFileName().toString())
          .filter(ModelNames::valid)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw failed("listed", e);
    }
  }

  /** The names of those that encode pictures; a card that cannot be read is left out. */
  List<String> pictureModels() {
    return names().stream()
        .filter(name -> Listing.isText(this, name).equals(Optional.of(false)))
        .toList();
  }

  /** The names of those that encode texts; a card that cannot be read is left out. */
  List<String> textModels() {
    return names().stream()
        .filter(name -> Listing.isText(this, name).equals(Optional.of(true)))
        .toList();
  }

  /** The folder of a model that is here. */
  public Optional<Path> find(String name) {
    return names().contains(name) ? Optional.of(directory.resolve(name)) : Optional.empty();
  }

  /** Where the files of a model go that still have to be made into a model. */
  public Path downloads(String name) {
    return directory.resolve(".downloads").resolve(name);
  }

  /**
   * Fetches the files of a model; installs it if they are the model's own.
   *
   * @throws ModelException if that fails; the models that are here stay as they were, and what has
   *     arrived of a file is gone on with next time
   * @throws java.util.concurrent.CancellationException if the thread was interrupted
   */
  public FetchResult fetch(CatalogueCard card, FetchOptions options, Progress.Listener listener) {
    if (Listing.isShipped(card.name())) {
      return new FetchResult(card.name(), Outcome.SHIPPED, directory, List.of(), Optional.empty());
    }
    try (HttpClient client = Requests.client(options)) {
      return fetch(card, options, listener, client);
    }
  }

  /** As the other, by a client of the caller's. */
  FetchResult fetch(
      CatalogueCard card, FetchOptions options, Progress.Listener listener, HttpClient client) {
    refuseExisting(card.name());
    Path folder = downloads(card.name());
    try (LibraryLock lock = lock(card.name())) {
      List<FetchResult.Fetched> files = new Fetcher(client, options, listener).fetch(card, folder);
      if (card.install().isEmpty()) {
        return new FetchResult(card.name(), Outcome.TO_EXPORT, folder, files, Optional.empty());
      }
      refuseExisting(card.name());
      Path written = InstallCard.write(card.install().get(), files, folder);
      CheckedModel installed = new Installer(directory).install(written, folder, card.name());
      Installer.deleteAll(folder);
      return new FetchResult(
          card.name(),
          Outcome.INSTALLED,
          directory.resolve(card.name()),
          files,
          Optional.of(installed));
    } catch (IOException e) {
      throw failed("fetched into", e);
    }
  }

  /**
   * Adds a model from files: tries it, and copies it.
   *
   * @param card a folder with {@code card.yaml}, or a card
   * @param files the folder of the files that the card names; empty for those beside the card
   * @throws ModelException if it cannot be used, or there is a model of its name
   */
  public CheckedModel add(Path card, Optional<Path> files) {
    Path file = Files.isDirectory(card) ? card.resolve("card.yaml") : card;
    String name = CardFiles.read(file).name();
    refuseExisting(name);
    try (LibraryLock lock = lock(name)) {
      refuseExisting(name);
      return new Installer(directory).install(file, files.orElse(file.resolveSibling("")), name);
    } catch (IOException e) {
      throw failed("added to", e);
    }
  }

  /**
   * Tries a model that is here.
   *
   * @throws ModelException if it is not here, or cannot be used any more
   */
  public CheckedModel check(String name) {
    return ModelCheck.check(find(name).orElseThrow(() -> absent(name)));
  }

  /**
   * Deletes a model and what was fetched for it.
   *
   * @throws ModelException if there is nothing of it
   */
  public void remove(String name) {
    boolean fetched = ModelNames.valid(name) && Files.exists(downloads(name));
    if (find(name).isEmpty() && !fetched) {
      throw absent(name);
    }
    try (LibraryLock lock = lock(name)) {
      if (find(name).isPresent()) {
        new Installer(directory).remove(name);
      }
      Installer.deleteAll(downloads(name));
    } catch (IOException e) {
      throw failed("removed from", e);
    }
  }

  private static Path standardDirectory() {
    String property = System.getProperty(PROPERTY, "");
    return property.isBlank()
        ? UserData.models(
            System.getenv(),
            System.getProperty("os.name"),
            Path.of(System.getProperty("user.home")))
        : Path.of(property);
  }

  private LibraryLock lock(String name) throws IOException {
    return LibraryLock.take(directory.resolve(".locks"), name);
  }

  private void refuseExisting(String name) {
    if (Listing.isShipped(name)) {
      throw new ModelException(
          "model.exists",
          "the name " + name + " belongs to a model that is part of hen",
          "Give the card another name.");
    }
    if (find(name).isPresent()) {
      throw new ModelException(
          "model.exists",
          "there is a model " + name + " in " + directory + " already",
          "Check it with hen models check "
              + name
              + ", or remove it first: memories that it filled"
              + " need it as it is.");
    }
  }

  private ModelException absent(String name) {
    return new ModelException(
        "model.unknown", "there is no model " + name + " in " + directory, "See hen models list.");
  }

  private ModelException failed(String what, IOException cause) {
    return new ModelException(
        "model.disk",
        "models cannot be " + what + " " + directory + ": " + cause,
        "Check the folder, or name another with HEN_MODELS.",
        cause);
  }
}
