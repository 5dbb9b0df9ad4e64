package io.hen.experiments;

import io.hen.experiments.trial.PictureReading;
import io.hen.experiments.trial.PictureSet;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Item;
import io.hen.memory.ItemId;
import io.hen.memory.Picture;
import io.hen.memory.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a set of pictures batch by batch into a memory. */
final class AlbumFiller {
  private final AssociativeMemory memory;
  private final int size;

  private final List<String> names = new ArrayList<>();
  private final List<Optional<String>> captions = new ArrayList<>();
  private final List<Picture> pictures = new ArrayList<>();
  private final List<ItemId> ids = new ArrayList<>();

  /**
   * Fills a memory.
   *
   * @param size width and height that the album's pictures are shrunk to
   */
  AlbumFiller(AssociativeMemory memory, int size) {
    this.memory = memory;
    this.size = size;
  }

  /**
   * Remembers all pictures that can be read.
   *
   * @throws io.hen.memory.InputException if fewer than two can
   */
  Album fill(PictureSet set, Progress.Listener listener) {
    PictureReading reading = new PictureReading(set, size);
    reading.run("remembering", listener, this::remember);
    reading.require(2);
    return new Album(names, captions, pictures, ids, reading.skipped(), reading.sha256Hex());
  }

  private void remember(List<PictureReading.Read> batch) {
    List<Item> items = new ArrayList<>();
    for (PictureReading.Read read : batch) {
      names.add(read.name());
      captions.add(read.caption());
      pictures.add(read.picture());
      Item item = Item.picture(read.bytes()).metadata("file", read.name());
      items.add(read.caption().isPresent() ? item.caption(read.caption().get()) : item);
    }
    ids.addAll(memory.remember(items, Progress.Listener.SILENT));
  }
}
