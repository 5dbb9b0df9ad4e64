package io.hen.experiments.reproduce;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What {@link Reproduce} does.
 *
 * @param experiments what to run, in order, at least one
 * @param source where the pictures are
 * @param captions a caption file: of the pictures where names match, and given to pictures that
 *     have none; empty: they are given the captions of drawn scenes
 * @param count the most pictures to read, 2 to 1,000,000; experiments take no more than they need
 * @param seed of the order of the pictures and of every random choice
 * @param resume whether to use the finished cells of an interrupted run in the same folder
 */
public record ReproduceOptions(
    List<Experiment> experiments,
    Source source,
    Optional<Path> captions,
    int count,
    long seed,
    boolean resume) {

  /** The most pictures. */
  public static final int MOST = 1_000_000;

  /** Where the pictures of a run are. */
  public sealed interface Source {
    /** Scenes drawn by program. */
    record Drawn() implements Source {}

    /** A folder or a tar file. */
    record Pictures(Path path) implements Source {}

    /** MS-COCO in its own layout. */
    record Coco(Path folder) implements Source {}
  }

  public ReproduceOptions {
    experiments = List.copyOf(experiments);
    if (experiments.isEmpty()) {
      throw new IllegalArgumentException("experiments must name at least one");
    }
    if (count < 2 || count > MOST) {
      throw new IllegalArgumentException("count must lie in 2..1000000, not " + count);
    }
  }

  /** How many pictures the experiments can use. */
  int pictures() {
    return Math.min(count, experiments.stream().mapToInt(Experiment::pictures).max().orElseThrow());
  }
}
