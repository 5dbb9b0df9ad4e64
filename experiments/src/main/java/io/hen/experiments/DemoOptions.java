package io.hen.experiments;

import io.hen.core.bank.Similarity;
import io.hen.encoders.Fill;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What {@link Demo} does.
 *
 * @param pictures a folder of pictures (searched with its subfolders) or a {@code .tar} of them;
 *     empty: generated scenes
 * @param captions a caption file for {@code pictures}, see {@link Captions}; empty: sidecar {@code
 *     .txt} files in a folder, and none for a tar
 * @param memory directory for the memory that is filled, which must not hold a memory yet and is
 *     kept; empty: a temporary one, deleted afterwards
 * @param count how many pictures to remember, 2 to 1,000,000: of a larger set, a random sample
 * @param seed for the scenes and the sample
 * @param beta β of the main comparison, the film strips and the caption recalls
 * @param otherBetas further β for the table
 * @param similarity of the main comparison, the film strips and the caption recalls
 * @param otherSimilarities further similarities for the table
 * @param fills what the hidden half is painted with before it is encoded, at least one; film strips
 *     show the first
 * @param steps T, the most steps of a recall
 * @param damping η of the measured recalls, in (0,1]
 * @param filmDamping η of the film strips, in (0,1]: small, so that the steps can be seen
 * @param sweepCues how many cues each further setting (another β or similarity than the main one)
 *     is measured on at most; the table names the number
 */
public record DemoOptions(
    Optional<Path> pictures,
    Optional<Path> captions,
    Optional<Path> memory,
    int count,
    long seed,
    double beta,
    List<Double> otherBetas,
    Similarity similarity,
    List<Similarity> otherSimilarities,
    List<Fill> fills,
    int steps,
    double damping,
    double filmDamping,
    int sweepCues) {

  public DemoOptions {
    otherBetas = List.copyOf(otherBetas);
    otherSimilarities = List.copyOf(otherSimilarities);
    fills = List.copyOf(fills);
    require(count >= 2 && count <= 1_000_000, "count must lie in 2..1000000, not " + count);
    requireBeta(beta);
    otherBetas.forEach(DemoOptions::requireBeta);
    require(!fills.isEmpty(), "at least one fill is needed");
    require(steps >= 1 && steps <= 1_000_000, "steps must lie in 1..1000000, not " + steps);
    require(damping > 0 && damping <= 1, "damping must lie in (0,1], not " + damping);
    require(
        filmDamping > 0 && filmDamping <= 1, "film damping must lie in (0,1], not " + filmDamping);
    require(sweepCues >= 1, "sweep cues must be at least 1, not " + sweepCues);
    require(captions.isEmpty() || pictures.isPresent(), "captions can only be given with pictures");
  }

  /**
   * 2,000 generated scenes, L2, β = 150, T = 150, η = 1, grey and black fill; and cosine, where raw
   * pixels settle in averages, on 20 cues, because such recalls are slow.
   */
  public static DemoOptions defaults() {
    return new DemoOptions(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        2000,
        1,
        150,
        List.of(),
        Similarity.L2,
        List.of(Similarity.COSINE),
        List.of(Fill.GREY, Fill.BLACK),
        150,
        1,
        0.1,
        20);
  }

  /** These options with a folder or tar of pictures. */
  public DemoOptions withPictures(Path value) {
    return with(d -> d.pictures = Optional.of(value));
  }

  /** These options with a caption file; give the pictures first. */
  public DemoOptions withCaptions(Path value) {
    return with(d -> d.captions = Optional.of(value));
  }

  /** These options with a directory for the memory. */
  public DemoOptions withMemory(Path value) {
    return with(d -> d.memory = Optional.of(value));
  }

  /** These options with another number of pictures. */
  public DemoOptions withCount(int value) {
    return with(d -> d.count = value);
  }

  /** These options with another seed. */
  public DemoOptions withSeed(long value) {
    return with(d -> d.seed = value);
  }

  /** These options with another main β. */
  public DemoOptions withBeta(double value) {
    return with(d -> d.beta = value);
  }

  /** These options with the main β first and further ones for the table. */
  public DemoOptions withBetas(List<Double> values) {
    require(!values.isEmpty(), "at least one beta is needed");
    return with(d -> {
      d.beta = values.getFirst();
      d.otherBetas = values.subList(1, values.size());
    });
  }

  /** These options with another main similarity. */
  public DemoOptions withSimilarity(Similarity value) {
    return with(d -> d.similarity = value);
  }

  /** These options with the main similarity first and further ones for the table. */
  public DemoOptions withSimilarities(List<Similarity> values) {
    require(!values.isEmpty(), "at least one similarity is needed");
    return with(d -> {
      d.similarity = values.getFirst();
      d.otherSimilarities = values.subList(1, values.size());
    });
  }

  /** These options with other fills. */
  public DemoOptions withFills(List<Fill> value) {
    return with(d -> d.fills = value);
  }

  /** These options with another T. */
  public DemoOptions withSteps(int value) {
    return with(d -> d.steps = value);
  }

  /** These options with another η for the measured recalls. */
  public DemoOptions withDamping(double value) {
    return with(d -> d.damping = value);
  }

  /** These options with another η for the film strips. */
  public DemoOptions withFilmDamping(double value) {
    return with(d -> d.filmDamping = value);
  }

  /** These options with another number of cues for further settings. */
  public DemoOptions withSweepCues(int value) {
    return with(d -> d.sweepCues = value);
  }

  private DemoOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  private static void requireBeta(double beta) {
    require(Double.isFinite(beta) && beta > 0, "beta must be finite and positive, not " + beta);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  /** The same fields, open to change: fourteen of them are too many to repeat in every wither. */
  private static final class Draft {
    private Optional<Path> pictures;
    private Optional<Path> captions;
    private Optional<Path> memory;
    private int count;
    private long seed;
    private double beta;
    private List<Double> otherBetas;
    private Similarity similarity;
    private List<Similarity> otherSimilarities;
    private List<Fill> fills;
    private int steps;
    private double damping;
    private double filmDamping;
    private int sweepCues;

    Draft(DemoOptions from) {
      pictures = from.pictures;
      captions = from.captions;
      memory = from.memory;
      count = from.count;
      seed = from.seed;
      beta = from.beta;
      otherBetas = from.otherBetas;
      similarity = from.similarity;
      otherSimilarities = from.otherSimilarities;
      fills = from.fills;
      steps = from.steps;
      damping = from.damping;
      filmDamping = from.filmDamping;
      sweepCues = from.sweepCues;
    }

    DemoOptions options() {
      return new DemoOptions(
          pictures,
          captions,
          memory,
          count,
          seed,
          beta,
          otherBetas,
          similarity,
          otherSimilarities,
          fills,
          steps,
          damping,
          filmDamping,
          sweepCues);
    }
  }
}
