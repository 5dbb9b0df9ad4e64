package io.hen.encoders.library;

import io.hen.encoders.Sha256;
import io.hen.encoders.library.FetchResult.Fetched;
import io.hen.memory.ModelException;
import io.hen.memory.Progress;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Fetches the files of a catalogue card into a folder apart from the models. Beside each lies a
 * note of what came, {@code NAME.fetched.yaml}, so that it is not fetched twice.
 */
final class Fetcher {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final HttpClient client;
  private final FetchOptions options;
  private final Progress.Listener listener;

  Fetcher(HttpClient client, FetchOptions options, Progress.Listener listener) {
    this.client = client;
    this.options = options;
    this.listener = listener;
  }

  /**
   * Fetches what is not there yet.
   *
   * @param folder where the files go
   * @throws ModelException {@code model.digest}, before anything is fetched, if a digest is not
   *     known; {@code model.checksum}, or what {@link Download#run} throws
   */
  List<Fetched> fetch(CatalogueCard card, Path folder) throws IOException {
    checkDigests(card);
    Files.createDirectories(folder);
    List<Fetched> all = new ArrayList<>();
    for (RemoteFile file : card.files()) {
      Optional<String> expected = expected(file);
      Path target = folder.resolve(file.file());
      Optional<Fetched> there = earlier(file, expected, target);
      all.add(there.isPresent() ? there.get() : fetch(file, expected, target));
    }
    return all;
  }

  private Fetched fetch(RemoteFile file, Optional<String> expected, Path target)
      throws IOException {
    PartialFile part = new PartialFile(target);
    Download download = new Download(client, options, listener, file, part);
    boolean pieced = download.run();
    String found = Sha256.of(part.path());
    if (pieced && expected.isPresent() && !found.equals(expected.get())) {
      // The beginning may have been of another version: once more from the start.
      part.delete();
      download.run();
      found = Sha256.of(part.path());
    }
    if (expected.isPresent() && !found.equals(expected.get())) {
      part.delete();
      throw new ModelException(
          "model.checksum",
          file.url()
              + " is not the file that was expected: SHA-256 "
              + expected.get()
              + " is expected, "
              + found
              + " came; nothing of it was kept",
          "Try again; if it stays so, the file was changed, and should not be used until you know"
              + " why.");
    }
    Fetched fetched =
        new Fetched(file.file(), file.url(), Files.size(part.path()), found, expected.isPresent());
    part.complete();
    YAML.writeValue(note(target).toFile(), fetched);
    return fetched;
  }

  /** What an earlier fetch has left, if it is still that and what is expected now. */
  private static Optional<Fetched> earlier(RemoteFile file, Optional<String> expected, Path target)
      throws IOException {
    if (!Files.exists(target) || !Files.exists(note(target))) {
      return Optional.empty();
    }
    try {
      Fetched note = YAML.readValue(note(target).toFile(), Fetched.class);
      boolean same =
          note.url().equals(file.url())
              && note.sha256().equals(expected.orElse(note.sha256()))
              && note.sha256().equals(Sha256.of(target));
      return same
          ? Optional.of(
              new Fetched(
                  note.file(),
                  note.url(),
                  note.size(),
                  note.sha256(),
                  note.verified() || expected.isPresent()))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty(); // cut off while it was written
    }
  }

  private Optional<String> expected(RemoteFile file) {
    return Optional.ofNullable(options.digests().get(file.file())).or(file::sha256);
  }

  private void checkDigests(CatalogueCard card) {
    List<String> names = card.files().stream().map(RemoteFile::file).toList();
    options
        .digests()
        .keySet()
        .forEach(name -> {
          if (!names.contains(name)) {
            throw new ModelException(
                "model.digest",
                "a SHA-256 is given for " + name + ", but " + card.name() + " has " + names,
                "Name one of its files.");
          }
        });
    List<String> unknown =
        card.files().stream()
            .filter(file -> expected(file).isEmpty())
            .map(RemoteFile::file)
            .toList();
    if (!unknown.isEmpty() && !options.unverified()) {
      throw new ModelException(
          "model.digest",
          "the SHA-256 of "
              + String.join(" and ", unknown)
              + " of "
              + card.name()
              + " is not known, so hen could not tell a forged file from the authors'",
          "Give the digest if you know it from somewhere you trust, or say that you take the file"
              + " unverified; what comes is then written down.");
    }
  }

  private static Path note(Path target) {
    return target.resolveSibling(target.getFileName() + ".fetched.yaml");
  }
}
