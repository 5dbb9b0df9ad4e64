package io.hen.memory;

import java.time.Duration;

/**
 * How far long work is.
 *
 * @param stage what is being done, for example {@code encoding}
 * @param done so far
 * @param total in all
 */
public record Progress(String stage, long done, long total) {

  /** Told of progress, from the working thread. */
  @FunctionalInterface
  public interface Listener {
    /** For those who do not care. */
    Listener SILENT = progress -> {};

    /** Called after each batch. */
    void onProgress(Progress progress);

    /**
     * Called when items were encoded, before they are stored.
     *
     * @param items how many
     * @param time that it took
     */
    default void onEncoded(int items, Duration time) {}
  }
}
