package io.hen.experiments.trial;

import io.hen.experiments.input.CocoFolder;
import java.util.List;

/**
 * Pictures of MS-COCO.
 *
 * @param folder those that are taken
 * @param of how many they were taken from
 */
record CocoPictures(CocoFolder folder, int of) implements PictureSet {
  @Override
  public int size() {
    return folder.size();
  }

  @Override
  public String name(int k) {
    return folder.name(k);
  }

  @Override
  public byte[] bytes(int k) {
    return folder.file(k).read(LIMIT);
  }

  @Override
  public List<String> captions(int k) {
    return folder.captions(k);
  }

  @Override
  public String source() {
    return (size() < of ? "a random sample of the " : "") + of + " pictures of " + folder;
  }

  @Override
  public void close() {}
}
