package io.hen.experiments;

import io.hen.encoders.PictureWriter;
import io.hen.experiments.input.Captions;
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
sealed interface PictureSet extends AutoCloseable {

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

  /** A picture's caption; of several the first. */
  Optional<String> caption(int k);

  /** Where the pictures come from, for people. */
  String source();

  @Override
  void close();

  /** The pictures that the options ask for: generated scenes, a folder or a tar file. */
  static PictureSet open(DemoOptions options) {
    if (options.pictures().isEmpty()) {
      return new Drawn(drawn(options.count(), options.seed()));
    }
    Path path = options.pictures().get();
    Captions captions = options.captions().map(Captions::read).orElseGet(Captions::none);
    PictureSet all =
        Files.isDirectory(path)
            ? new Folder(path, PictureFiles.find(List.of(path)), captions)
            : new Archive(path, PictureTar.open(path), captions);
    return all.size() <= options.count() ? all : new Sample(all, chosen(all.size(), options));
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

  private static List<Integer> chosen(int size, DemoOptions options) {
    List<Integer> all = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      all.add(k);
    }
    Collections.shuffle(all, new Random(options.seed()));
    return all.subList(0, options.count()).stream().sorted().toList();
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
    public Optional<String> caption(int k) {
      return Optional.of(scenes.get(k).caption());
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
    public Optional<String> caption(int k) {
      return captions.of(files.get(k)).stream().findFirst();
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
    public Optional<String> caption(int k) {
      return captions.of(tar.name(k)).stream().findFirst();
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
    public Optional<String> caption(int k) {
      return all.caption(chosen.get(k));
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
