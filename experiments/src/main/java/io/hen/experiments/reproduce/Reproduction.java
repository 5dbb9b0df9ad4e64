package io.hen.experiments.reproduce;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a run of some experiments gave.
 *
 * @param chapters one for each experiment, in order
 * @param source where the pictures come from, for people
 * @param skipped files that could not be read, with the reason
 * @param provenance where the numbers come from: data, models, program, machine
 * @param time of everything
 */
public record Reproduction(
    List<Chapter> chapters,
    String source,
    List<String> skipped,
    Map<String, String> provenance,
    Duration time) {

  public Reproduction {
    chapters = List.copyOf(chapters);
    skipped = List.copyOf(skipped);
  }

  /** How many checks of all chapters ended so. */
  public long count(Check.Status status) {
    return chapters.stream().mapToLong(chapter -> chapter.count(status)).sum();
  }
}
