package io.hen.server.browser;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.Item;
import io.hen.memory.MemoryOptions;
import io.hen.server.HenServer;
import io.hen.server.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A memory of its own, and a server over it at any free port. */
final class Served implements AutoCloseable {
  /** How many landscapes are in a filled memory; item k + 1 is picture k. */
  static final int LANDSCAPES = 60;

  /** The picture that is stored a second time, with the caption {@link #COPY_CAPTION}. */
  static final int COPIED = 14;

  static final String COPY_CAPTION = "the dark house once more";

  /** Two landscapes have this caption. */
  static final String SHARED_CAPTION = "somewhere in the hills";

  private final Path folder;
  private final AssociativeMemory memory;
  private final HenServer server;

  private Served(Path folder, AssociativeMemory memory, ServerOptions options) {
    this.folder = folder;
    this.memory = memory;
    this.server = HenServer.start(memory, options.withPort(0));
  }

  /** Sixty landscapes, one of them twice, and two more with one caption. */
  static Served filled() {
    Path folder = folder();
    AssociativeMemory memory = open(folder, "dvae+pixel-text");
    List<Item> items = new ArrayList<>();
    for (int k = 0; k < LANDSCAPES; k++) {
      items.add(landscape(k, Drawings.caption(k)));
    }
    items.add(landscape(COPIED, COPY_CAPTION));
    items.add(landscape(LANDSCAPES, SHARED_CAPTION));
    items.add(landscape(LANDSCAPES + 1, SHARED_CAPTION));
    memory.remember(items, progress -> {});
    return new Served(folder, memory, ServerOptions.defaults());
  }

  /** Nothing is remembered yet. */
  static Served empty(ServerOptions options) {
    Path folder = folder();
    return new Served(folder, open(folder, "dvae+pixel-text"), options);
  }

  private static Item landscape(int k, String caption) {
    return Item.picture(Drawings.png(k))
        .caption(caption)
        .metadata("file", "landscape-%02d.png".formatted(k));
  }

  private static AssociativeMemory open(Path folder, String codec) {
    return AssociativeMemory.open(folder, MemoryOptions.defaults().withCodec(codec));
  }

  URI address() {
    return server.address();
  }

  int size() {
    return memory.size();
  }

  @Override
  public void close() {
    server.close();
    memory.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("hen-page-");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
