package io.hen.experiments.input;

import io.hen.memory.InputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Captions by file. A caption's file name may be a bare name or a path's end: {@code b/c.jpg}
 * belongs to the picture {@code a/b/c.jpg}, not to {@code d/c.jpg}. Safe for any number of threads.
 */
public final class Captions {
  private final Map<String, List<String>> byFile;
  // Nearly always one file each: COCO has 118,287 such names, for which sets would be heavy.
  private final Map<String, List<String>> byLastName = new HashMap<>();
  private final Set<String> used = ConcurrentHashMap.newKeySet();

  private Captions(Map<String, List<String>> byFile) {
    this.byFile = byFile;
    byFile
        .keySet()
        .forEach(file ->
            byLastName.computeIfAbsent(lastName(file), name -> new ArrayList<>(1)).add(file));
  }

  /** No captions but those beside the pictures. */
  public static Captions none() {
    return new Captions(Map.of());
  }

  /**
   * Reads a file: COCO's JSON, a JSON object from file names to a caption or a list of them, or CSV
   * ({@code .csv}, {@code .txt}) or TSV ({@code .tsv}, {@code .tab}) of file name and caption.
   *
   * @throws InputException if it cannot be read
   */
  public static Captions read(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    if (name.endsWith(".json")) {
      return new Captions(JsonCaptions.read(file).captions());
    }
    if (name.endsWith(".tsv") || name.endsWith(".tab")) {
      return new Captions(TableCaptions.parse(file, CaptionText.read(file), '\t'));
    }
    if (name.endsWith(".csv") || name.endsWith(".txt")) {
      return new Captions(TableCaptions.parse(file, CaptionText.read(file), ','));
    }
    if (!Files.exists(file)) {
      throw CaptionText.unreadable(file, new NoSuchFileException(file.toString()));
    }
    throw new InputException(
        "input.captions-format",
        file + " is of no kind that captions are read from",
        "name a .json (COCO), .csv or .tsv file");
  }

  /**
   * The captions of a picture: from the captions file, else from the text file beside it ({@code
   * picture.txt} for {@code picture.jpg}), of which each line is a caption, else none.
   */
  public List<String> of(PictureFile picture) {
    List<String> captions = of(picture.path().toAbsolutePath().normalize().toString());
    return captions.isEmpty() ? beside(picture.path()).orElse(List.of()) : captions;
  }

  /**
   * The captions of a picture that is no file of its own, from the captions file.
   *
   * @param name for example its path in an archive
   */
  public List<String> of(String name) {
    String path = name.replace('\\', '/');
    List<String> captions = new ArrayList<>();
    for (String key : new LinkedHashSet<>(List.of(lastName(path), stem(lastName(path))))) {
      for (String file : byLastName.getOrDefault(key, List.of())) {
        if (isEndOf(file, path) || isEndOf(file, stem(path))) {
          used.add(file);
          captions.addAll(byFile.getOrDefault(file, List.of()));
        }
      }
    }
    return captions;
  }

  /** All captions by the name they stand under, in the file's order. */
  public Map<String, List<String>> all() {
    return Collections.unmodifiableMap(byFile);
  }

  /** The files of the captions that {@link #of} was never asked for. */
  public List<String> unused() {
    return byFile.keySet().stream().filter(file -> !used.contains(file)).toList();
  }

  private static Optional<List<String>> beside(Path picture) {
    Path text = picture.resolveSibling(stem(String.valueOf(picture.getFileName())) + ".txt");
    if (!Files.isRegularFile(text) || text.equals(picture)) {
      return Optional.empty();
    }
    return Optional.of(
        CaptionText.read(text).lines().map(String::strip).filter(s -> !s.isEmpty()).toList());
  }

  private static boolean isEndOf(String file, String path) {
    String end = file.startsWith("./") ? file.substring(2) : file;
    return path.equals(end) || path.endsWith("/" + end);
  }

  private static String lastName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String stem(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
  }
}
