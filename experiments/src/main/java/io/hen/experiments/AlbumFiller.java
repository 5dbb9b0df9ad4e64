package io.hen.experiments;

import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.encoders.Resampler;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.InputException;
import io.hen.memory.Item;
import io.hen.memory.ItemId;
import io.hen.memory.Picture;
import io.hen.memory.Progress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Reads a set of pictures batch by batch into a memory. */
final class AlbumFiller {
  private static final int BATCH = 256;

  private final AssociativeMemory memory;
  private final PictureReader reader = new PictureReader(PictureLimits.defaults());
  private final int size;
  private final MessageDigest digest = sha256();

  private final List<String> names = new ArrayList<>();
  private final List<Optional<String>> captions = new ArrayList<>();
  private final List<Picture> pictures = new ArrayList<>();
  private final List<ItemId> ids = new ArrayList<>();
  private final List<String> skipped = new ArrayList<>();

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
   * @throws InputException if fewer than two can
   */
  Album fill(PictureSet set, Progress.Listener listener) {
    for (int from = 0; from < set.size(); from += BATCH) {
      int to = Math.min(set.size(), from + BATCH);
      remember(set, from, to);
      listener.onProgress(new Progress("remembering", to, set.size()));
      Parallel.checkInterrupted();
    }
    if (pictures.size() < 2) {
      throw new InputException(
          "input.no-pictures",
          "of "
              + set.source()
              + " only "
              + pictures.size()
              + " can be read; there must be two"
              + (skipped.isEmpty() ? "" : ": " + skipped.getFirst()),
          "give at least two pictures");
    }
    return new Album(
        names, captions, pictures, ids, skipped, HexFormat.of().formatHex(digest.digest()));
  }

  private record Read(String name, Item item, Picture picture) {}

  private void remember(PictureSet set, int from, int to) {
    List<Object> read =
        Parallel.map(to - from, 16, (a, b) -> read(set, from + a, from + b), n -> {});
    List<Item> items = new ArrayList<>();
    for (Object one : read) {
      switch (one) {
        case Read(String name, Item item, Picture picture) -> {
          names.add(name);
          captions.add(item.caption());
          pictures.add(picture);
          items.add(item);
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          item.caption().ifPresent(words -> digest.update(words.getBytes(StandardCharsets.UTF_8)));
          digest.update(item.bytes());
        }
        case InputException e -> skipped.add(e.getMessage());
        default -> throw new IllegalStateException(one.toString());
      }
    }
    if (!items.isEmpty()) {
      ids.addAll(memory.remember(items, Progress.Listener.SILENT));
    }
  }

  private List<Object> read(PictureSet set, int from, int to) {
    List<Object> read = new ArrayList<>();
    for (int k = from; k < to; k++) {
      try {
        String name = set.name(k);
        byte[] bytes = set.bytes(k);
        Picture picture = Resampler.resize(reader.read(bytes, name).picture(), size, size);
        Item item = Item.picture(bytes).metadata("file", name);
        Optional<String> caption = set.caption(k);
        read.add(new Read(name, caption.isPresent() ? item.caption(caption.get()) : item, picture));
      } catch (InputException e) {
        read.add(e);
      }
    }
    return read;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
