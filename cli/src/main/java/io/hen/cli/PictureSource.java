package io.hen.cli;

import io.hen.experiments.input.Captions;
import io.hen.experiments.input.PictureFile;
import io.hen.experiments.input.PictureTar;
import java.util.List;

/** One picture to remember, wherever it is. */
sealed interface PictureSource {
  /** What the user knows it by. */
  String name();

  /** Its name in messages, with all of its path. */
  String fullName();

  /** Its bytes, if there are no more than the limit. */
  byte[] read(long limit);

  /** Its captions. */
  List<String> captions(Captions captions);

  /** A file. */
  record OfFile(PictureFile file) implements PictureSource {
    @Override
    public String name() {
      return file.name();
    }

    @Override
    public String fullName() {
      return file.path().toString();
    }

    @Override
    public byte[] read(long limit) {
      return file.read(limit);
    }

    @Override
    public List<String> captions(Captions captions) {
      return captions.of(file);
    }
  }

  /** The k-th picture in a tar file. */
  record InTar(PictureTar tar, int k, String archive) implements PictureSource {
    @Override
    public String name() {
      return tar.name(k);
    }

    @Override
    public String fullName() {
      return tar.name(k) + " in " + archive;
    }

    @Override
    public byte[] read(long limit) {
      return tar.read(k, limit);
    }

    @Override
    public List<String> captions(Captions captions) {
      return captions.of(tar.name(k));
    }
  }
}
