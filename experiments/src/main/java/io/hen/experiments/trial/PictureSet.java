package io.hen.experiments.trial;

import io.hen.encoders.PictureWriter;
import io.hen.experiments.input.Captions;
import io.hen.experiments.input.CocoFolder;
import io.hen.experiments.input.PictureFile;
import io.hen.experiments.input.PictureFiles;
import io.hen.experiments.input.PictureTar;
import io.hen.experiments.scene.Scene;
import io.hen.experiments.scene.Scenes;
import io.hen.memory.InputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A set of picture files with captions, read one by one. Safe for any number of threads. */
public sealed interface PictureSet extends AutoCloseable
    permits PictureSet.Drawn,
        PictureSet.Folder,
        PictureSet.Archive,
        PictureSet.Sample,
        CocoPictures {

  /** The most bytes of a picture's file. */
  long LIMIT = io.hen.encoders.PictureLimits.defaults().maxBytes();

  /** How many. */
  int size();

  /** What the user knows a picture by. */
  String name(int k);

  /**
   * A picture's file.
   *
   * @throws io.hen.memory.InputException if it cannot be read
   */
  byte[] bytes(int k);

  /** All captions of a picture; none if it has none. */
  List<String> captions(int k);

  /** A picture's caption; of several the first. */
  default Optional<String> caption(int k) {
    return captions(k).stream().findFirst();
  }

  /** Where the pictures come from, for people. */
  String source();

  @Override
  void close();

  /**
   * A set of pictures, or a random sample of a larger one.
   *
   * @param pictures a folder (searched with its subfolders) or a {@code .tar}; empty: drawn scenes
   * @param captions a caption file, see {@link Captions}; empty: sidecar {@code .txt} files in a
   *     folder, and none for a tar
   * @param count how many at most
   * @param seed for the scenes and the sample
   */
  static PictureSet open(Optional<Path> pictures, Optional<Path> captions, int count, long seed) {
    return pictures.isEmpty()
        ? new Drawn(drawn(count, seed))
        : all(pictures.get(), captions.map(Captions::read).orElseGet(Captions::none))
            .sample(0, count, seed);
  }

  /**
   * The pictures of MS-COCO in its own layout, or a random sample of them, with all their captions;
   * see {@link CocoFolder#open(Path)}. Their names are like {@code train2017/000000000009.jpg}.
   *
   * @param dir the folder that has {@code train2017} or the like, and {@code annotations}
   * @param count how many at most
   * @param seed for the sample
   * @throws InputException if something of the layout is missing
   */
  static PictureSet coco(Path dir, int count, long seed) {
    CocoFolder all = CocoFolder.open(dir);
    // Not a Sample, which would hold on to the captions of all the others.
    return new CocoPictures(
        all.size() <= count ? all : all.only(chosen(all.size(), 0, count, seed)), all.size());
  }

  /**
   * Pictures to store, the same as {@link #open} would give, and others to be strangers.
   *
   * @param others how many strangers at most; there are as many as are left
   */
  static Split split(Optional<Path> pictures, int count, int others, long seed) {
    if (pictures.isEmpty()) {
      List<Scene> scenes =
          drawn((int) Math.min(Math.max(count, Scenes.MOST), (long) count + others), seed);
      int stored = Math.min(count, scenes.size());
      return new Split(
          new Drawn(scenes.subList(0, stored)), new Drawn(scenes.subList(stored, scenes.size())));
    }
    PictureSet all = all(pictures.get(), Captions.none());
    return new Split(all.sample(0, count, seed), all.sample(count, others, seed));
  }

  /**
   * Two sets that have nothing in common.
   *
   * @param stored to be remembered
   * @param strangers never to be remembered; may be empty
   */
  record Split(PictureSet stored, PictureSet strangers) implements AutoCloseable {
    @Override
    public void close() {
      stored.close();
      strangers.close();
    }
  }

  private static PictureSet all(Path path, Captions captions) {
    return Files.isDirectory(path)
        ? new Folder(path, PictureFiles.find(List.of(path)), captions)
        : new Archive(path, PictureTar.open(path), captions);
  }

  private static List<Scene> drawn(int count, long seed) {
    if (count > Scenes.MOST) {
      throw new InputException(
          "input.too-many-scenes",
          "there are at most " + Scenes.MOST + " drawn scenes, not " + count,
          "ask for fewer, or name pictures of your own");
    }
    return Scenes.generate(count, seed);
  }

  /**
   * Some pictures of this set, in its order: of a random order, {@code count} from {@code first}
   * on. All of it where that is all.
   */
  private PictureSet sample(int first, int count, long seed) {
    if (first == 0 && size() <= count) {
      return this;
    }
    return new Sample(this, chosen(size(), first, count, seed));
  }

  /** Numbers below {@code size}: of a random order those from {@code first} on, ascending. */
  private static List<Integer> chosen(int size, int first, int count, long seed) {
    List<Integer> order = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      order.add(k);
    }
    Collections.shuffle(order, new Random(seed));
    int from = Math.min(first, size);
    int to = (int) Math.min(size, (long) from + count);
    return order.subList(from, to).stream().sorted().toList();
  }

  /** Scenes drawn by program. */
  record Drawn(List<Scene> scenes) implements PictureSet {
    @Override
    public int size() {
      return scenes.size();
    }

    @Override
    public String name(int k) {
      return "scene-" + (k + 1) + ".png";
    }

    @Override
    public byte[] bytes(int k) {
      return PictureWriter.png(scenes.get(k).picture());
    }

    @Override
    public List<String> captions(int k) {
      return List.of(scenes.get(k).caption());
    }

    @Override
    public String source() {
      return "scenes drawn by program";
    }

    @Override
    public void close() {}
  }

  /** The pictures below a folder. */
  record Folder(Path path, List<PictureFile> files, Captions captions) implements PictureSet {
    @Override
    public int size() {
      return files.size();
    }

    @Override
    public String name(int k) {
      return files.get(k).name();
    }

    @Override
    public byte[] bytes(int k) {
      return files.get(k).read(LIMIT);
    }

    @Override
    public List<String> captions(int k) {
      return captions.of(files.get(k));
    }

    @Override
    public String source() {
      return files.size() + " pictures in the folder " + path.getFileName();
    }

    @Override
    public void close() {}
  }

  /** The pictures in a tar file. */
  record Archive(Path path, PictureTar tar, Captions captions) implements PictureSet {
    @Override
    public int size() {
      return tar.size();
    }

    @Override
    public String name(int k) {
      return tar.name(k);
    }

    @Override
    public byte[] bytes(int k) {
      return tar.read(k, LIMIT);
    }

    @Override
    public List<String> captions(int k) {
      return captions.of(tar.name(k));
    }

    @Override
    public String source() {
      return tar.size() + " pictures in " + path.getFileName();
    }

    @Override
    public void close() {
      tar.close();
    }
  }

  /**
   * Some pictures of a set.
   *
   * @param chosen their numbers in the whole set, ascending
   */
  record Sample(PictureSet all, List<Integer> chosen) implements PictureSet {
    @Override
    public int size() {
      return chosen.size();
    }

    @Override
    public String name(int k) {
      return all.name(chosen.get(k));
    }

    @Override
    public byte[] bytes(int k) {
      return all.bytes(chosen.get(k));
    }

    @Override
    public List<String> captions(int k) {
      return all.captions(chosen.get(k));
    }

    @Override
    public String source() {
      return "a random sample of the " + all.source();
    }

    @Override
    public void close() {
      all.close();
    }
  }
}
