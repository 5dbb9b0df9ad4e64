package io.hen.benchmarks.serve;

import io.hen.encoders.PictureWriter;
import io.hen.experiments.input.PictureTar;
import io.hen.experiments.scene.Scenes;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Item;
import io.hen.memory.MemoryOptions;
import io.hen.memory.Progress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The pictures of a run: those of a tar file first, and drawn scenes for the rest. */
final class Pictures {
  private static final int LONGEST = 32 << 20;
  private static final int BATCH = 1000;

  private Pictures() {}

  /** As many as there are to be, all with captions of their own. */
  static List<Item> of(LoadOptions options) {
    List<Item> items = new ArrayList<>();
    options.pictures().ifPresent(file -> items.addAll(tar(file, options.items())));
    // More than one seed has: some scenes may then share a half, as pictures do.
    for (long seed = 1; items.size() < options.items(); seed++) {
      items.addAll(scenes(Math.min(Scenes.MOST, options.items() - items.size()), seed));
    }
    return items;
  }

  /** Drawn scenes with their captions. */
  static List<Item> scenes(int count, long seed) {
    return Scenes.generate(count, seed).stream()
        .map(scene ->
            Item.picture(PictureWriter.png(scene.picture()))
                .caption(scene.caption() + " (" + seed + ")"))
        .toList();
  }

  /** Makes a memory of them, unless it is there. */
  static void fill(Path folder, LoadOptions options, List<Item> items) {
    MemoryOptions codec = MemoryOptions.defaults().withCodec(options.codec());
    try (AssociativeMemory memory = AssociativeMemory.open(folder, codec)) {
      if (memory.size() == items.size()) {
        System.err.println("using the memory in " + folder);
        return;
      }
      if (memory.size() > 0) {
        throw new IllegalArgumentException(
            folder + " holds " + memory.size() + " items, not " + items.size());
      }
      for (int from = 0; from < items.size(); from += BATCH) {
        int to = Math.min(from + BATCH, items.size());
        memory.remember(items.subList(from, to), Progress.Listener.SILENT);
        System.err.println(to + " of " + items.size() + " remembered");
      }
    }
  }

  private static List<Item> tar(Path file, int most) {
    try (PictureTar tar = PictureTar.open(file)) {
      return IntStream.range(0, Math.min(most, tar.size()))
          .mapToObj(k -> Item.picture(tar.read(k, LONGEST)).caption(tar.name(k)))
          .toList();
    }
  }
}
