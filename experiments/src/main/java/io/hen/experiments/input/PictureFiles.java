package io.hen.experiments.input;

import io.hen.memory.InputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the pictures in folders and files. */
public final class PictureFiles {
  private static final Set<String> EXTENSIONS =
      Set.of("png", "jpg", "jpeg", "jpe", "gif", "bmp", "webp");

  private PictureFiles() {}

  /**
   * The pictures among the files and below the folders, each file once. Folders are searched at any
   * depth for files with a picture's extension, in the order of their names; names that begin with
   * a dot are left out. A file that is named itself is taken whatever its name.
   *
   * @throws InputException if one of them does not exist, or a folder has no picture
   */
  public static List<PictureFile> find(List<Path> given) {
    Map<Path, PictureFile> found = new LinkedHashMap<>();
    for (Path path : given) {
      for (PictureFile file : Files.isDirectory(path) ? in(path) : List.of(single(path))) {
        found.putIfAbsent(file.path().toAbsolutePath().normalize(), file);
      }
    }
    return new ArrayList<>(found.values());
  }

  private static PictureFile single(Path path) {
    if (!Files.exists(path)) {
      throw new InputException(
          "input.file-missing", "there is no file or folder " + path, "check the path's spelling");
    }
    return new PictureFile(path, String.valueOf(path.getFileName()));
  }

  private static List<PictureFile> in(Path folder) {
    List<PictureFile> pictures;
    try (Stream<Path> all = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      pictures =
          all.filter(path -> isShown(folder, path) && hasPictureExtension(path))
              .filter(Files::isRegularFile)
              .sorted()
              .map(path -> new PictureFile(path, name(folder, path)))
              .toList();
    } catch (UncheckedIOException e) {
      throw unreadable(folder, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    if (pictures.isEmpty()) {
      throw new InputException(
          "input.no-pictures",
          folder
              + " has no pictures ("
              + String.join(", ", new TreeSet<>(EXTENSIONS))
              + ") at any depth",
          "name a folder with pictures, or the files themselves");
    }
    return pictures;
  }

  /** What to say of a folder that cannot be searched. */
  static InputException unreadable(Path folder, IOException cause) {
    String reason =
        switch (cause) {
          case AccessDeniedException denied -> denied.getFile() + " may not be read";
          case FileSystemLoopException loop -> loop.getFile() + " is a link to a folder around it";
          default -> String.valueOf(cause.getMessage());
        };
    return new InputException(
        "input.folder-unreadable",
        folder + " cannot be searched: " + reason,
        "check the permissions and links in it",
        cause);
  }

  private static boolean isShown(Path folder, Path path) {
    for (Path step : folder.relativize(path)) {
      if (step.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }

  private static boolean hasPictureExtension(Path path) {
    return hasPictureExtension(String.valueOf(path.getFileName()));
  }

  static boolean hasPictureExtension(String name) {
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }

  private static String name(Path folder, Path path) {
    return folder.relativize(path).toString().replace('\\', '/');
  }
}
