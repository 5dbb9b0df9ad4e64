package io.hen.experiments.compare;

import io.hen.core.bank.Similarity;
import io.hen.core.network.Beta;
import io.hen.encoders.Fill;
import io.hen.experiments.trial.EncoderChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Compare} does.
 *
 * @param pictures a folder of pictures or a {@code .tar} of them; empty: drawn scenes
 * @param count how many pictures to store, 2 to 1,000,000: of a larger set, a random sample
 * @param seed for the scenes and the sample
 * @param encoders which to compare, at least one
 * @param fills what the hidden half is painted with in unmasked cues, at least one
 * @param betas at least one
 * @param similarity of the update
 * @param sweep how many cues a β other than the paper's 150 and automatic is measured on at most
 * @param figure how many cues the histograms of similarities are made of at most
 * @param resume whether to use the finished cells of an interrupted run in the same folder
 */
public record CompareOptions(
    Optional<Path> pictures,
    int count,
    long seed,
    List<EncoderChoice> encoders,
    List<Fill> fills,
    List<Beta> betas,
    Similarity similarity,
    int sweep,
    int figure,
    boolean resume) {

  public CompareOptions {
    encoders = List.copyOf(encoders);
    fills = List.copyOf(fills);
    betas = List.copyOf(betas);
    require(count >= 2 && count <= 1_000_000, "count must lie in 2..1000000, not " + count);
    require(!encoders.isEmpty(), "encoders must name at least one");
    require(!fills.isEmpty(), "fill must name at least one");
    require(!betas.isEmpty(), "beta must name at least one");
    require(sweep >= 1, "sweep must be at least 1, not " + sweep);
    require(figure >= 1, "figure must be at least 1, not " + figure);
  }

  /** Raw pixels and dvae on 2,000 drawn scenes, grey and black, the paper's β and automatic, L2. */
  public static CompareOptions defaults() {
    return new CompareOptions(
        Optional.empty(),
        2000,
        1,
        List.of(EncoderChoice.parse("pixels"), EncoderChoice.parse("dvae")),
        List.of(Fill.GREY, Fill.BLACK),
        List.of(
            new Beta.Fixed(1), new Beta.Fixed(10), new Beta.Fixed(60), Beta.PAPER, Beta.AUTOMATIC),
        Similarity.L2,
        200,
        1000,
        false);
  }

  /** These options with a folder or tar of pictures. */
  public CompareOptions withPictures(Path value) {
    return new CompareOptions(
        Optional.of(value), count, seed, encoders, fills, betas, similarity, sweep, figure, resume);
  }

  /** These options with another number of pictures. */
  public CompareOptions withCount(int value) {
    return new CompareOptions(
        pictures, value, seed, encoders, fills, betas, similarity, sweep, figure, resume);
  }

  /** These options with another seed. */
  public CompareOptions withSeed(long value) {
    return new CompareOptions(
        pictures, count, value, encoders, fills, betas, similarity, sweep, figure, resume);
  }

  /** These options with other encoders. */
  public CompareOptions withEncoders(List<EncoderChoice> value) {
    return new CompareOptions(
        pictures, count, seed, value, fills, betas, similarity, sweep, figure, resume);
  }

  /** These options with other fills. */
  public CompareOptions withFills(List<Fill> value) {
    return new CompareOptions(
        pictures, count, seed, encoders, value, betas, similarity, sweep, figure, resume);
  }

  /** These options with other β. */
  public CompareOptions withBetas(List<Beta> value) {
    return new CompareOptions(
        pictures, count, seed, encoders, fills, value, similarity, sweep, figure, resume);
  }

  /** These options with another similarity. */
  public CompareOptions withSimilarity(Similarity value) {
    return new CompareOptions(
        pictures, count, seed, encoders, fills, betas, value, sweep, figure, resume);
  }

  /** These options with another number of cues for further β. */
  public CompareOptions withSweep(int value) {
    return new CompareOptions(
        pictures, count, seed, encoders, fills, betas, similarity, value, figure, resume);
  }

  /** These options with or without the finished cells of an interrupted run. */
  public CompareOptions withResume(boolean value) {
    return new CompareOptions(
        pictures, count, seed, encoders, fills, betas, similarity, sweep, figure, value);
  }

  /** How many cues a β is measured on, of so many stored pictures. */
  int cues(Beta beta, int stored) {
    return beta.equals(Beta.PAPER) || beta instanceof Beta.Automatic
        ? stored
        : Math.min(stored, sweep);
  }

  /** β of the recalls to be looked at: the paper's where it is asked for, else the last one. */
  Beta shownBeta() {
    return betas.contains(Beta.PAPER) ? Beta.PAPER : betas.getLast();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
