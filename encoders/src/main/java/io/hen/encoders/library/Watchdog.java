package io.hen.encoders.library;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/** Closes a stream that has given nothing for too long, so that whoever reads it gets an error. */
final class Watchdog implements AutoCloseable {
  private final Closeable stream;
  private final long patience;
  private final Thread thread;
  private volatile long heard = System.nanoTime();
  private volatile boolean bitten;

  Watchdog(Closeable stream, Duration patience) {
    this.stream = stream;
    this.patience = patience.toNanos();
    this.thread = Thread.ofVirtual().name("hen-watchdog").start(this::watch);
  }

  /** Something came. */
  void heard() {
    heard = System.nanoTime();
  }

  /** Whether it closed the stream. */
  boolean bitten() {
    return bitten;
  }

  private void watch() {
    try {
      for (long left = patience; left > 0; left = patience - (System.nanoTime() - heard)) {
        Thread.sleep(Duration.ofNanos(left));
      }
      bitten = true;
      stream.close();
    } catch (InterruptedException e) {
      // The stream ended in time.
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalStateException("closing an answer of a server cannot fail", e);
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
