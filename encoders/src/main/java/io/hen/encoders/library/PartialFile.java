package io.hen.encoders.library;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What has arrived of a file: {@code NAME.part}, and {@code NAME.part.yaml}, which says of what
 * version of the file it is. No file is called by its own name before all of it is there.
 */
final class PartialFile {
  private static final YAMLMapper YAML = new YAMLMapper();

  private final Path target;
  private final Path part;
  private final Path notes;

  /**
   * Which version of the file the part is of.
   *
   * @param url that was asked
   * @param validator the server's strong entity tag or else its date; empty if it gave none
   */
  record Version(URI url, Optional<String> validator) {}

  /** For the file that will be called {@code target}. */
  PartialFile(Path target) {
    this.target = target;
    this.part = target.resolveSibling(target.getFileName() + ".part");
    this.notes = target.resolveSibling(target.getFileName() + ".part.yaml");
  }

  Path path() {
    return part;
  }

  long size() throws IOException {
    return Files.exists(part) ? Files.size(part) : 0;
  }

  /** The version of what is there, if that is known. */
  Optional<Version> version() {
    try {
      return Files.exists(notes)
          ? Optional.of(YAML.readValue(notes.toFile(), Version.class))
          : Optional.empty();
    } catch (JacksonException e) {
      // Cut off while it was written: the part is of no known version and is begun anew.
      return Optional.empty();
    }
  }

  /** Forgets what is there and begins a file of this version. */
  OutputStream begin(Version version) throws DiskException {
    try {
      Files.createDirectories(part.toAbsolutePath().getParent());
      Files.deleteIfExists(notes);
      OutputStream out = open(false);
      YAML.writeValue(notes.toFile(), version);
      return out;
    } catch (IOException | JacksonException e) {
      throw new DiskException(String.valueOf(e.getMessage()));
    }
  }

  /** Goes on at the end of what is there. */
  OutputStream append() throws DiskException {
    try {
      return open(true);
    } catch (IOException e) {
      throw new DiskException(String.valueOf(e.getMessage()));
    }
  }

  /** Not a channel: an interrupt must not close it while it holds what has arrived. */
  private OutputStream open(boolean append) throws IOException {
    return new FileOutputStream(part.toFile(), append);
  }

  /** Forgets what is there. */
  void delete() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(notes);
  }

  /** Gives what is there its name, once it is on the disk. */
  void complete() throws IOException {
    try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(notes);
  }
}
