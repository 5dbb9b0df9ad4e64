package io.hen.core.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Calls the kernels of a fresh process on a few short rows until they are compiled, so that the
 * first scan of a bank does not have to: uncompiled, the Vector API makes an object of every
 * vector, and a scan takes a hundred times as long.
 *
 * <p>Once a process, in a daemon thread of the lowest priority. Results do not depend on it: they
 * are the same bits compiled or not.
 */
final class WarmUp {
  /** By then the compiler has done its work, whose last level begins after 5,000 calls or more. */
  private static final int CALLS = 20_000;

  /** Rows beyond a multiple of every tile. */
  private static final int ROWS = 9;

  /** Numbers of a row, beyond a multiple of every vector. */
  private static final int WIDTH = 35;

  private static final long BYTES = (long) ROWS * WIDTH * Float.BYTES;

  private static final AtomicBoolean BEGUN = new AtomicBoolean();
  private static final CompletableFuture<Void> DONE = new CompletableFuture<>();

  private WarmUp() {}

  /**
   * Begins, unless it has begun already.
   *
   * @param bank rows that are going to be scanned; mapped ones are read here, because code that was
   *     compiled for one kind of segment is slower with another
   */
  static void begin(Kernels kernels, MemorySegment bank) {
    if (!BEGUN.compareAndSet(false, true)) {
      return;
    }
    Thread thread = new Thread(() -> run(kernels, bank), "hen-warm-up");
    thread.setDaemon(true);
    thread.setPriority(Thread.MIN_PRIORITY);
    thread.start();
  }

  /** Completed when the kernels are compiled; already so where nothing has begun. */
  static CompletableFuture<Void> done() {
    return BEGUN.get() ? DONE : CompletableFuture.completedFuture(null);
  }

  private static void run(Kernels kernels, MemorySegment bank) {
    try {
      boolean mapped = bank.isMapped() && bank.byteSize() >= BYTES;
      call(kernels, mapped ? bank : Arena.ofAuto().allocate(BYTES, 64));
    } catch (IllegalStateException | WrongThreadException e) {
      // The bank was closed, or is one thread's own: then its scans compile what they need.
    } finally {
      DONE.complete(null);
    }
  }

  private static void call(Kernels kernels, MemorySegment rows) {
    double[] query = new double[WIDTH];
    double[][] queries = {query, query, query, query, query};
    double[] numbers = new double[ROWS];
    double[][] panel = {numbers, numbers, numbers, numbers, numbers};
    int[] chosen = new int[ROWS];
    Arrays.setAll(chosen, n -> n);
    char[] tokens = new char[WIDTH];
    times(() -> kernels.dots(rows, WIDTH, 0, ROWS, query, numbers));
    times(() -> kernels.maskedSquaredNorms(rows, WIDTH, 0, ROWS, query, numbers));
    times(() -> kernels.dots(rows, WIDTH, chosen, 0, ROWS, query, numbers));
    Arrays.fill(numbers, 0);
    times(() -> kernels.accumulate(rows, WIDTH, chosen, 0, ROWS, numbers, query));
    times(() -> kernels.addMatches(rows, 0, ROWS, tokens, 1, numbers));
    times(() -> kernels.panelDots(rows, WIDTH, 0, ROWS, queries, panel));
    times(() -> kernels.dot(rows, WIDTH, 0, 1, WIDTH));
    Arrays.fill(query, 0);
    times(() -> kernels.accumulate(rows, WIDTH, 0, 0, query));
  }

  private static void times(Runnable call) {
    for (int i = 0; i < CALLS; i++) {
      call.run();
    }
  }
}
