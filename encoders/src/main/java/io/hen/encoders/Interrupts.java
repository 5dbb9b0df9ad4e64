package io.hen.encoders;

import java.util.concurrent.CancellationException;

/** Stops long work between two batches. */
final class Interrupts {
  private Interrupts() {}

  /**
   * Throws {@link CancellationException} if this thread was interrupted; its interrupt status stays
   * set.
   *
   * @param what was done, for the message: "interrupted after 32 of 100 pictures were encoded"
   */
  static void check(long done, long total, String what) {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted after " + done + " of " + total + " " + what);
    }
  }
}
