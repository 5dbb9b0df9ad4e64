package io.hen.experiments;

import io.hen.memory.Progress;
import java.nio.file.Path;

/** Remembers pictures, recalls every one from half of it and from its caption, and reports. */
public final class Demo {
  private final DemoOptions options;

  /** A demo with the given options. */
  public Demo(DemoOptions options) {
    this.options = options;
  }

  /**
   * Runs the demo.
   *
   * @param outputDirectory gets {@code report.html}, {@code results.json} and {@code table.md}
   * @param listener told how far it is, from any thread, never from two at once
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public DemoResult run(Path outputDirectory, Progress.Listener listener) {
    throw new UnsupportedOperationException(options + " " + outputDirectory + " " + listener);
  }
}
