package io.hen.experiments.input;

import io.hen.memory.InputException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * MS-COCO as it is when its archives are unpacked: folders of pictures such as {@code train2017},
 * and beside them {@code annotations/captions_train2017.json}. The pictures are those that the
 * captions file names and the folder has; of both, names and captions are held, and pictures are
 * read when they are asked for. Safe for any number of threads.
 */
public final class CocoFolder {
  private final Path dir;
  private final List<CocoSplit> splits;
  private final List<String> notes;
  private final List<String> names;
  private final List<List<String>> captions;

  private CocoFolder(
      Path dir,
      List<CocoSplit> splits,
      List<String> notes,
      List<String> names,
      List<List<String>> captions) {
    this.dir = dir;
    this.splits = List.copyOf(splits);
    this.notes = List.copyOf(notes);
    this.names = names;
    this.captions = captions;
  }

  /**
   * Finds the pictures and captions of one year: of 2017 if there is a folder of that year, else of
   * 2014; of each, training pictures come before validation pictures. A split whose folder is not
   * there is left out, also if its captions are there, as COCO has the captions of both in one
   * archive.
   *
   * @param dir the folder that has {@code train2017} or the others, and {@code annotations}
   * @throws InputException if there is no such folder, none of the picture folders, one of them
   *     without a captions file, a captions file that cannot be read, or no picture of it on disk
   */
  public static CocoFolder open(Path dir) {
    return open(dir, CocoSplit.ofOneYear(dir));
  }

  /**
   * As {@link #open(Path)}, with a choice of splits.
   *
   * @param splits in the order that their pictures shall have, one at least
   */
  public static CocoFolder open(Path dir, List<CocoSplit> splits) {
    if (splits.isEmpty()) {
      throw new IllegalArgumentException("splits: at least one");
    }
    List<String> notes = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<List<String>> captions = new ArrayList<>();
    for (CocoSplit split : splits) {
      Set<String> onDisk = split.pictures(dir);
      Path file = split.captions(dir);
      JsonCaptions json = JsonCaptions.read(file);
      if (!json.isCoco()) {
        throw CaptionText.malformed(file, "it has no lists \"images\" and \"annotations\"");
      }
      Map<String, List<String>> byFile = json.captions();
      int before = names.size();
      Set<String> inJson = new TreeSet<>(json.imageFiles());
      for (String name : inJson) {
        if (onDisk.contains(name)) {
          names.add(split.folder() + "/" + name);
          captions.add(byFile.getOrDefault(name, List.of()));
        }
      }
      int taken = names.size() - before;
      if (taken == 0) {
        throw new InputException(
            "input.no-pictures",
            "none of the %d pictures that %s names is in %s"
                .formatted(inJson.size(), file, dir.resolve(split.folder())),
            "unpack " + split.folder() + ".zip there, or get the captions file of these pictures");
      }
      note(notes, "named in " + file.getFileName() + " but not on disk", inJson.size() - taken);
      note(notes, "on disk but not named in " + file.getFileName(), onDisk.size() - taken);
    }
    return new CocoFolder(dir, splits, notes, names, captions);
  }

  private static void note(List<String> notes, String what, int count) {
    if (count > 0) {
      notes.add(what + ": " + count);
    }
  }

  /** How many pictures. */
  public int size() {
    return names.size();
  }

  /** A picture's file; its name is for example {@code train2017/000000000009.jpg}. */
  public PictureFile file(int k) {
    return new PictureFile(dir.resolve(names.get(k)), names.get(k));
  }

  /** A picture's name, for example {@code train2017/000000000009.jpg}. */
  public String name(int k) {
    return names.get(k);
  }

  /** A picture's captions in the file's order, as a rule five; none if the file has none. */
  public List<String> captions(int k) {
    return Collections.unmodifiableList(captions.get(k));
  }

  /** Which splits the pictures are of. */
  public List<CocoSplit> splits() {
    return splits;
  }

  /**
   * What was left out: pictures of a captions file that are not on disk, and pictures on disk that
   * are in no captions file; how many, for people.
   */
  public List<String> notes() {
    return notes;
  }

  /**
   * Some of the pictures; the names and captions of the others are no longer held.
   *
   * @param chosen their numbers, in the order that they shall have
   */
  public CocoFolder only(List<Integer> chosen) {
    return new CocoFolder(
        dir,
        splits,
        notes,
        chosen.stream().map(names::get).toList(),
        chosen.stream().map(captions::get).toList());
  }

  @Override
  public String toString() {
    String where = String.valueOf(dir.toAbsolutePath().normalize().getFileName());
    List<String> what = new ArrayList<>();
    what.add(String.join(" and ", splits.stream().map(CocoSplit::folder).toList()));
    what.addAll(notes);
    return "MS-COCO in " + where + " (" + String.join("; ", what) + ")";
  }
}
