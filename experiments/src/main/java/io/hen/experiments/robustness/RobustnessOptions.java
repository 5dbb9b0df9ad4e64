package io.hen.experiments.robustness;

import io.hen.core.network.RecallOptions;
import io.hen.experiments.trial.EncoderChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Robustness} does.
 *
 * @param pictures a folder of pictures or a {@code .tar} of them; empty: drawn scenes
 * @param count how many pictures to store, 2 to 1,000,000: of a larger set, a random sample; the
 *     others are the strangers
 * @param seed for the scenes, the sample and the damages
 * @param codec the encoder
 * @param cues how many cues each setting is measured on at most; empty: every picture
 * @param recall how recalls are run
 * @param series the damages
 * @param resume whether to use the finished settings of an interrupted run in the same folder
 */
public record RobustnessOptions(
    Optional<Path> pictures,
    int count,
    long seed,
    EncoderChoice codec,
    Optional<Integer> cues,
    RecallOptions recall,
    List<Series> series,
    boolean resume) {

  public RobustnessOptions {
    series = List.copyOf(series);
    if (count < 2 || count > 1_000_000) {
      throw new IllegalArgumentException("count must lie in 2..1000000, not " + count);
    }
    if (cues.isPresent() && cues.get() < 1) {
      throw new IllegalArgumentException("cues must be at least 1, not " + cues.get());
    }
    if (series.isEmpty()) {
      throw new IllegalArgumentException("at least one series of damages is needed");
    }
  }

  /**
   * The whole suite by dvae on 2,000 drawn scenes, 1,000 cues a setting, recalled as by default but
   * ended early where nothing moves any more.
   */
  public static RobustnessOptions defaults() {
    return new RobustnessOptions(
        Optional.empty(),
        2000,
        1,
        EncoderChoice.parse("dvae"),
        Optional.of(1000),
        RecallOptions.defaults().withTolerance(1e-6).withTrace(false),
        Series.all(),
        false);
  }

  /** These options with a folder or tar of pictures. */
  public RobustnessOptions withPictures(Path value) {
    return new RobustnessOptions(
        Optional.of(value), count, seed, codec, cues, recall, series, resume);
  }

  /** These options with another number of pictures. */
  public RobustnessOptions withCount(int value) {
    return new RobustnessOptions(pictures, value, seed, codec, cues, recall, series, resume);
  }

  /** These options with another seed. */
  public RobustnessOptions withSeed(long value) {
    return new RobustnessOptions(pictures, count, value, codec, cues, recall, series, resume);
  }

  /** These options with another encoder. */
  public RobustnessOptions withCodec(EncoderChoice value) {
    return new RobustnessOptions(pictures, count, seed, value, cues, recall, series, resume);
  }

  /** These options with another number of cues a setting; empty: every picture. */
  public RobustnessOptions withCues(Optional<Integer> value) {
    return new RobustnessOptions(pictures, count, seed, codec, value, recall, series, resume);
  }

  /** These options with other recalls. */
  public RobustnessOptions withRecall(RecallOptions value) {
    return new RobustnessOptions(pictures, count, seed, codec, cues, value, series, resume);
  }

  /** These options with other damages. */
  public RobustnessOptions withSeries(List<Series> value) {
    return new RobustnessOptions(pictures, count, seed, codec, cues, recall, value, resume);
  }

  /** These options with or without the finished settings of an interrupted run. */
  public RobustnessOptions withResume(boolean value) {
    return new RobustnessOptions(pictures, count, seed, codec, cues, recall, series, value);
  }

  /** How many cues a setting is measured on, of so many pictures. */
  int cues(Series.Setting setting, int of) {
    return setting.everyCue() ? of : Math.min(of, cues.orElse(of));
  }
}
