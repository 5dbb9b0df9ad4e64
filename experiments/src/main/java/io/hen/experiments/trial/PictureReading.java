package io.hen.experiments.trial;

import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.encoders.Resampler;
import io.hen.memory.InputException;
import io.hen.memory.Picture;
import io.hen.memory.Progress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads a set of pictures batch by batch. Files that cannot be read are left out. */
public final class PictureReading {
  private static final int BATCH = 256;

  private final PictureReader reader = new PictureReader(PictureLimits.defaults());
  private final MessageDigest digest = Digests.sha256();
  private final List<String> skipped = new ArrayList<>();
  private final PictureSet set;
  private final int size;
  private int taken;

  /**
   * One picture.
   *
   * @param name what the user knows it by
   * @param captions its captions
   * @param bytes its file
   * @param picture stretched to a square
   */
  public record Read(String name, List<String> captions, byte[] bytes, Picture picture) {
    /** The first of its captions. */
    public Optional<String> caption() {
      return captions.stream().findFirst();
    }
  }

  /**
   * Reads later.
   *
   * @param size width and height that pictures are stretched to
   */
  public PictureReading(PictureSet set, int size) {
    this.set = set;
    this.size = size;
  }

  /**
   * Reads all pictures.
   *
   * @param stage what progress is called
   * @param batch gets the pictures, in order
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public void run(String stage, Progress.Listener listener, Consumer<List<Read>> batch) {
    for (int from = 0; from < set.size(); from += BATCH) {
      int to = Math.min(set.size(), from + BATCH);
      List<Read> read = batch(from, to);
      if (!read.isEmpty()) {
        batch.accept(read);
      }
      listener.onProgress(new Progress(stage, to, set.size()));
      Parallel.checkInterrupted();
    }
  }

  /** Throws {@link InputException} where too few pictures could be read. */
  public void require(int least) {
    if (taken < least) {
      throw new InputException(
          "input.no-pictures",
          "of "
              + set.source()
              + " only "
              + taken
              + " can be read; there must be "
              + least
              + (skipped.isEmpty() ? "" : ": " + skipped.getFirst()),
          "give at least " + least + " pictures");
    }
  }

  /** Files that could not be read, with the reason. */
  public List<String> skipped() {
    return List.copyOf(skipped);
  }

  /** Digest over names, captions and original bytes of what was read. */
  public String sha256Hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  private List<Read> batch(int from, int to) {
    List<Object> found = Parallel.map(to - from, 16, (a, b) -> read(from + a, from + b), n -> {});
    List<Read> good = new ArrayList<>();
    for (Object one : found) {
      switch (one) {
        case Read read -> {
          good.add(read);
          digest.update(read.name.getBytes(StandardCharsets.UTF_8));
          read.caption().ifPresent(words -> digest.update(words.getBytes(StandardCharsets.UTF_8)));
          digest.update(read.bytes);
        }
        case InputException e -> skipped.add(e.getMessage());
        default -> throw new IllegalStateException(one.toString());
      }
    }
    taken += good.size();
    return good;
  }

  private List<Object> read(int from, int to) {
    List<Object> read = new ArrayList<>();
    for (int k = from; k < to; k++) {
      try {
        String name = set.name(k);
        byte[] bytes = set.bytes(k);
        Picture picture = Resampler.resize(reader.read(bytes, name).picture(), size, size);
        read.add(new Read(name, set.captions(k), bytes, picture));
      } catch (InputException e) {
        read.add(e);
      }
    }
    return read;
  }
}
