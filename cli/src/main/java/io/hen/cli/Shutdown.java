package io.hen.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work that changes a memory end between two batches when the process is told to stop. What is
 * killed harder than that loses the batch at hand, and nothing else: a batch is one transaction.
 */
final class Shutdown {
  /** The longest that the end of the process waits for a batch to be finished. */
  private static final long PATIENCE_SECONDS = 20;

  private static final CountDownLatch NOTHING = new CountDownLatch(0);

  private volatile CountDownLatch work = NOTHING;
  private volatile boolean requested;

  /** A shutdown that is requested when the process ends (Ctrl-C, SIGTERM). */
  static Shutdown ofProcess() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::request, "hen-shutdown"));
    return shutdown;
  }

  /** Asks the work at hand to end and waits until it has, a while at most. */
  void request() {
    requested = true;
    try {
      boolean ended = work.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        System.err.println("hen: the batch at hand took too long to finish and is left out");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether work should end at the next good moment. */
  boolean requested() {
    return requested;
  }

  /** Makes {@link #request} wait until the result is closed. */
  Work begin() {
    CountDownLatch latch = new CountDownLatch(1);
    work = latch;
    return latch::countDown;
  }

  /** Work that should not be cut off. */
  interface Work extends AutoCloseable {
    @Override
    void close();
  }
}
