package io.hen.experiments.trial;

import io.hen.memory.Progress;
import java.util.function.IntConsumer;

/** Several pieces of work told of as one, so that the time that remains can be told. */
public final class TotalProgress {
  private final String stage;
  private final long total;
  private final Progress.Listener listener;
  private long finished;

  /**
   * Begins.
   *
   * @param total of all pieces
   */
  public TotalProgress(String stage, long total, Progress.Listener listener) {
    this.stage = stage;
    this.total = total;
    this.listener = listener;
  }

  /** For the next piece: told how much of it is done. */
  public IntConsumer piece() {
    long before = finished;
    return done -> {
      finished = Math.max(finished, before + done);
      tell();
    };
  }

  /** A piece that need not be done. */
  public void skip(long size) {
    finished += size;
    tell();
  }

  private void tell() {
    listener.onProgress(new Progress(stage, finished, total));
  }
}
