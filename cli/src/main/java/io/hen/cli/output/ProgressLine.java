package io.hen.cli.output;

import io.hen.memory.Progress;
import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on standard error for each stage of long work, or nothing. Used by one thread. */
public final class ProgressLine implements Progress.Listener, AutoCloseable {
  private static final int WIDTH = 79;

  private final Optional<PrintStream> stream;
  private Optional<ProgressBar> bar = Optional.empty();
  private String stage = "";

  private ProgressLine(Optional<PrintStream> stream) {
    this.stream = stream;
  }

  /** Bars on a stream. */
  public static ProgressLine on(PrintStream stream) {
    return new ProgressLine(Optional.of(stream));
  }

  /** No bars. */
  public static ProgressLine none() {
    return new ProgressLine(Optional.empty());
  }

  @Override
  public void onProgress(Progress progress) {
    if (stream.isEmpty()) {
      return;
    }
    if (bar.isEmpty() || !stage.equals(progress.stage())) {
      close();
      stage = progress.stage();
      bar = Optional.of(begin(stream.get(), progress));
    }
    bar.get().maxHint(progress.total()).stepTo(progress.done());
  }

  private static ProgressBar begin(PrintStream stream, Progress progress) {
    return new ProgressBarBuilder()
        .setTaskName(progress.stage())
        .setInitialMax(progress.total())
        .setUpdateIntervalMillis(200)
        .setStyle(ProgressBarStyle.ASCII)
        .setConsumer(new ConsoleProgressBarConsumer(stream, WIDTH))
        .build();
  }

  /** Ends the bar at hand. */
  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
    bar = Optional.empty();
  }
}
