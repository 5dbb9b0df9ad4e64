package io.hen.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work that changes a memory end between two batches when the process is told to stop. What is
 * killed harder than that loses the batch at hand, and nothing else: a batch is one transaction.
 */
final class Shutdown {
  /** The longest that the end of the process waits for a batch to be finished. */
  private static final long PATIENCE_SECONDS = 25;

  private static final CountDownLatch NOTHING = new CountDownLatch(0);

  private volatile CountDownLatch work = NOTHING;
  private final CountDownLatch requested = new CountDownLatch(1);

  /** A shutdown that is requested when the process ends (Ctrl-C, SIGTERM). */
  static Shutdown ofProcess() {
    Shutdown shutdown = new Shutdown();
    Runtime.getRuntime().addShutdownHook(new Thread(shutdown::request, "hen-shutdown"));
    return shutdown;
  }

  /** Asks the work at hand to end and waits until it has, a while at most. */
  void request() {
    requested.countDown();
    try {
      boolean ended = work.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (!ended) {
        System.err.println("hen: the work at hand took too long to finish and is cut off");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether work should end at the next good moment. */
  boolean requested() {
    return requested.getCount() == 0;
  }

  /** Waits until work should end. */
  void await() throws InterruptedException {
    requested.await();
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
