package io.hen.server.resource;

import io.hen.encoders.PictureReader;
import io.hen.encoders.PictureWriter;
import io.hen.memory.ItemId;
import io.hen.server.http.ProblemException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Small pictures of items, the last used of which are kept in memory. Those that are not are made
 * by few threads at a time, so that a gallery of large photographs takes neither the heap nor the
 * processors from recalls.
 */
final class Thumbnails {
  private static final long KEPT_BYTES = Math.min(32L << 20, Runtime.getRuntime().maxMemory() / 32);
  private static final int PATIENCE_SECONDS = 20;

  private final PictureReader pictures;
  private final Semaphore making =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);
  private final Map<Key, byte[]> kept = new LinkedHashMap<>(64, 0.75f, true);
  private long bytes;

  /** An item, and how large: the longer edge. */
  private record Key(ItemId item, int edge) {}

  Thumbnails(PictureReader pictures) {
    this.pictures = pictures;
  }

  /**
   * A PNG.
   *
   * @param edge the longer one in pixels
   * @param original reads the picture's file, if it has to be made
   */
  Optional<byte[]> png(ItemId item, int edge, Supplier<Optional<byte[]>> original) {
    Key key = new Key(item, edge);
    Optional<byte[]> known = find(key);
    if (known.isPresent()) {
      return known;
    }
    enter();
    try {
      Optional<byte[]> other = find(key); // another thread may have made it meanwhile
      if (other.isPresent()) {
        return other;
      }
      Optional<byte[]> made =
          original
              .get()
              .map(file -> pictures.readSmall(file, "the picture of item " + item, edge))
              .map(PictureWriter::png);
      made.ifPresent(png -> keep(key, png));
      return made;
    } finally {
      making.release();
    }
  }

  /** Drops what there is of items that are forgotten. */
  synchronized void forget(Collection<ItemId> items) {
    Set<ItemId> gone = Set.copyOf(items);
    kept.entrySet()
        .removeIf(entry -> {
          boolean drop = gone.contains(entry.getKey().item());
          bytes -= drop ? entry.getValue().length : 0;
          return drop;
        });
  }

  private void enter() {
    try {
      if (!making.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new ProblemException(
            429,
            "server.busy",
            "too many pictures are being made small",
            "ask for it again in a second");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(
          503, "server.stopping", "the server ends its work", "send the request again later");
    }
  }

  private synchronized Optional<byte[]> find(Key key) {
    return Optional.ofNullable(kept.get(key));
  }

  private synchronized void keep(Key key, byte[] png) {
    byte[] old = kept.put(key, png);
    bytes += png.length - (old == null ? 0 : old.length);
    var eldest = kept.entrySet().iterator();
    while (bytes > KEPT_BYTES && eldest.hasNext()) {
      bytes -= eldest.next().getValue().length;
      eldest.remove();
    }
  }
}
