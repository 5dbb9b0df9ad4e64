package io.hen.experiments.input;

import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The parts of MS-COCO that have captions, each a folder of pictures and a captions file. */
public enum CocoSplit {
  /** 118,287 pictures. */
  TRAIN_2017("train", 2017),
  /** 5,000 pictures. */
  VAL_2017("val", 2017),
  /** 82,783 pictures. */
  TRAIN_2014("train", 2014),
  /** 40,504 pictures. */
  VAL_2014("val", 2014);

  private final String part;
  private final int year;

  CocoSplit(String part, int year) {
    this.part = part;
    this.year = year;
  }

  /** The name of its folder of pictures, for example {@code train2017}. */
  public String folder() {
    return part + year;
  }

  /** Those of one year that have a folder of pictures, or an error that says what is there. */
  static List<CocoSplit> ofOneYear(Path dir) {
    for (int year : new int[] {2017, 2014}) {
      List<CocoSplit> there =
          Stream.of(values())
              .filter(split -> split.year == year && Files.isDirectory(dir.resolve(split.folder())))
              .toList();
      if (!there.isEmpty()) {
        return there;
      }
    }
    throw nothing(dir);
  }

  /** The names of the pictures in its folder. */
  Set<String> pictures(Path dir) {
    Path folder = dir.resolve(folder());
    if (!Files.isDirectory(folder)) {
      throw Files.isDirectory(dir) ? missing(dir) : nothing(dir);
    }
    Set<String> names = new HashSet<>();
    // One listing, as asking for each of 118,287 files takes far longer.
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(".") && PictureFiles.hasPictureExtension(name)) {
          names.add(name);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw PictureFiles.unreadable(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw PictureFiles.unreadable(folder, e);
    }
    return names;
  }

  /** Its captions file, which is there. */
  Path captions(Path dir) {
    Path file = captionsPath(dir);
    if (!Files.isRegularFile(file)) {
      String archive = "annotations_trainval" + year + ".zip";
      throw new InputException(
          "input.captions-missing",
          dir + " has pictures in " + folder() + ", but no captions for them: no file " + file,
          Files.exists(dir.resolve(archive))
              ? "unzip " + archive + " in " + dir
              : "get " + archive + " of MS-COCO and unzip it in " + dir);
    }
    return file;
  }

  private Path captionsPath(Path dir) {
    return dir.resolve("annotations").resolve(captionsName());
  }

  private static InputException nothing(Path dir) {
    if (Files.exists(dir) && !Files.isDirectory(dir)) {
      return new InputException(
          "input.not-a-folder", dir + " is not a folder", "unzip it and name the folder it is in");
    }
    if (!Files.isDirectory(dir)) {
      return new InputException(
          "input.folder-missing", "there is no folder " + dir, "check the path's spelling");
    }
    Path itself = dir.toAbsolutePath().normalize();
    for (CocoSplit split : values()) {
      if (itself.endsWith(split.folder())) {
        return new InputException(
            "input.coco-layout",
            dir + " is the folder " + split.folder() + " itself, without its captions",
            "name the folder around it, which has annotations/" + split.captionsName());
      }
    }
    return Stream.of(values())
        .filter(split -> Files.exists(split.archive(dir)) || Files.exists(split.captionsPath(dir)))
        // An archive is nearer to being of use than captions alone.
        .sorted(
            (a, b) -> Boolean.compare(Files.exists(b.archive(dir)), Files.exists(a.archive(dir))))
        .findFirst()
        .map(split -> split.missing(dir))
        .orElseGet(() ->
            new InputException(
                "input.coco-layout",
                dir + " has none of MS-COCO's folders train2017, val2017, train2014, val2014",
                "name a folder that has train2017 with its pictures and"
                    + " annotations/captions_train2017.json, or such of another split"));
  }

  /** Its folder is not there: why, as far as can be seen. */
  private InputException missing(Path dir) {
    if (Files.exists(archive(dir))) {
      return new InputException(
          "input.coco-layout",
          dir + " has " + folder() + ".zip, but no folder " + folder() + ": hen reads no zip files",
          "unzip " + folder() + ".zip in " + dir);
    }
    String captions =
        Files.exists(captionsPath(dir)) ? "annotations/" + captionsName() + ", but " : "";
    return new InputException(
        "input.coco-layout",
        dir + " has " + captions + "no folder " + folder() + " with its pictures",
        "get " + folder() + ".zip of MS-COCO and unzip it in " + dir);
  }

  private String captionsName() {
    return "captions_" + folder() + ".json";
  }

  private Path archive(Path dir) {
    return dir.resolve(folder() + ".zip");
  }
}
