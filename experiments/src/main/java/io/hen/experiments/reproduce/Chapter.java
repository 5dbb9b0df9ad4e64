package io.hen.experiments.reproduce;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What one experiment gave.
 *
 * @param name of the experiment, {@code table1}
 * @param title what it shows
 * @param about what was done, a few sentences
 * @param settings names and values
 * @param checks its numbers beside the paper's
 * @param blocks tables, charts and pictures, in order
 * @param time it took; of a resumed run, since it was resumed
 */
public record Chapter(
    String name,
    String title,
    List<String> about,
    Map<String, String> settings,
    List<Check> checks,
    List<Block> blocks,
    Duration time) {

  public Chapter {
    about = List.copyOf(about);
    checks = List.copyOf(checks);
    blocks = List.copyOf(blocks);
  }

  /** How many checks ended so. */
  public long count(Check.Status status) {
    return checks.stream().filter(check -> check.status() == status).count();
  }
}
