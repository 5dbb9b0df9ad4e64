package io.hen.cli;

import io.hen.experiments.input.PictureFiles;
import io.hen.experiments.input.PictureTar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All pictures that a user named.
 *
 * @param pictures those in folders and files, then those in tar files
 * @param tars to be closed
 */
record PictureSources(List<PictureSource> pictures, List<PictureTar> tars)
    implements AutoCloseable {

  /** Finds the pictures in folders, files, and tar files. */
  static PictureSources find(List<Path> given) {
    List<PictureSource> pictures = new ArrayList<>();
    PictureFiles.find(given.stream().filter(path -> !isTar(path)).toList())
        .forEach(file -> pictures.add(new PictureSource.OfFile(file)));
    PictureSources found = new PictureSources(pictures, new ArrayList<>());
    try {
      given.stream().filter(PictureSources::isTar).distinct().forEach(found::addTar);
    } catch (RuntimeException e) {
      found.close();
      throw e;
    }
    return found;
  }

  private void addTar(Path path) {
    PictureTar tar = PictureTar.open(path);
    tars.add(tar);
    for (int k = 0; k < tar.size(); k++) {
      pictures.add(new PictureSource.InTar(tar, k, path.toString()));
    }
  }

  private static boolean isTar(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".tar") && !Files.isDirectory(path);
  }

  @Override
  public void close() {
    tars.forEach(PictureTar::close);
  }
}
