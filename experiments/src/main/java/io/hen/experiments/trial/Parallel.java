package io.hen.experiments.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Spreads independent work over the processors. */
public final class Parallel {
  private Parallel() {}

  /** Work on the indices {@code from..to-1}, one result for each. */
  @FunctionalInterface
  public interface Batch<T> {
    List<T> run(int from, int to);
  }

  /**
   * Runs batches and gives their results in the order of the indices.
   *
   * @param count indices 0..count-1
   * @param batch indices in one batch, ≥ 1
   * @param done told from the calling thread how many indices are done, after each batch
   * @throws CancellationException if the thread is interrupted; the running batches end first
   */
  public static <T> List<T> map(int count, int batch, Batch<T> work, IntConsumer done) {
    try (ExecutorService pool =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
      List<Future<List<T>>> futures = new ArrayList<>();
      for (int from = 0; from < count; from += batch) {
        int first = from;
        int last = Math.min(count, from + batch);
        futures.add(pool.submit(() -> work.run(first, last)));
      }
      List<T> results = new ArrayList<>(count);
      try {
        for (Future<List<T>> future : futures) {
          // A future that is done does not look whether the thread was interrupted.
          if (Thread.interrupted()) {
            throw new InterruptedException();
          }
          results.addAll(future.get());
          done.accept(results.size());
        }
      } catch (InterruptedException e) {
        pool.shutdownNow();
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      } catch (ExecutionException e) {
        pool.shutdownNow();
        throw rethrown(e.getCause());
      }
      return results;
    }
  }

  /** Throws {@link CancellationException} if the thread is interrupted. */
  public static void checkInterrupted() {
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted");
    }
  }

  private static RuntimeException rethrown(@org.jspecify.annotations.Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(cause);
    };
  }
}
