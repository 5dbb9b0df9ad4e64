package io.hen.experiments.trial;

import io.hen.memory.Picture;
import io.hen.memory.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Pictures in memory, numbered from 0.
 *
 * @param source where they come from, for people
 * @param names what the user knows them by
 * @param pictures all of one size
 * @param captions of each; may be none
 * @param skipped files that could not be read, with the reason
 * @param sha256 digest over names, captions and original bytes
 */
public record Gallery(
    String source,
    List<String> names,
    List<Picture> pictures,
    List<List<String>> captions,
    List<String> skipped,
    String sha256) {

  /**
   * Reads a set.
   *
   * @param size width and height that pictures are stretched to
   * @param least how many must be readable
   * @param stage what progress is called
   * @throws io.hen.memory.InputException if fewer are
   */
  public static Gallery read(
      PictureSet set, int size, int least, String stage, Progress.Listener listener) {
    List<String> names = new ArrayList<>();
    List<Picture> pictures = new ArrayList<>();
    List<List<String>> captions = new ArrayList<>();
    PictureReading reading = new PictureReading(set, size);
    reading.run(
        stage,
        listener,
        batch ->
            batch.forEach(read -> {
              names.add(read.name());
              pictures.add(read.picture());
              captions.add(read.captions());
            }));
    reading.require(least);
    return new Gallery(
        set.source(), names, pictures, captions, reading.skipped(), reading.sha256Hex());
  }

  /** How many. */
  public int size() {
    return pictures.size();
  }

  /** Some of the pictures, spread evenly over all; all where there are no more. */
  public Gallery some(int count) {
    return chosen(spread(size(), count));
  }

  /** The same pictures in a random order, so that the first few are a fair sample of all. */
  public Gallery shuffled(long seed) {
    List<Integer> order = new ArrayList<>(spread(size(), size()));
    Collections.shuffle(order, new Random(seed));
    return chosen(order);
  }

  private Gallery chosen(List<Integer> numbers) {
    return new Gallery(
        source,
        numbers.stream().map(names::get).toList(),
        numbers.stream().map(pictures::get).toList(),
        numbers.stream().map(captions::get).toList(),
        skipped,
        sha256);
  }

  /** Numbers below {@code size}, spread evenly, at most so many. */
  public static List<Integer> spread(int size, int count) {
    int most = Math.min(size, count);
    List<Integer> numbers = new ArrayList<>(most);
    for (int k = 0; k < most; k++) {
      numbers.add((int) ((long) k * size / most));
    }
    return numbers;
  }
}
