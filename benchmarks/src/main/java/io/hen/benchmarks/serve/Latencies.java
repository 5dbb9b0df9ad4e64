package io.hen.benchmarks.serve;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Times of one run, from any thread. */
final class Latencies {
  private static final int MOST = 10_000_000;

  private final AtomicInteger count = new AtomicInteger();
  private final AtomicInteger right = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicLong longest = new AtomicLong();
  private long[] nanos = new long[1 << 16];

  /**
   * What a run came to; times in milliseconds.
   *
   * @param clients at once
   * @param recalls that were answered
   * @param errors answers other than 200, and broken connections
   * @param right of the recalls, those that retrieved the very item whose half was shown
   */
  record Summary(
      int clients,
      int recalls,
      int errors,
      int right,
      double perSecond,
      double p50,
      double p90,
      double p99,
      double max) {
    String line() {
      return "%7d %9d %7d %7.1f %% %9.1f %9.2f %9.2f %9.2f %9.2f"
          .formatted(
              clients,
              recalls,
              errors,
              100.0 * right / Math.max(1, recalls),
              perSecond,
              p50,
              p90,
              p99,
              max);
    }
  }

  /** What {@link Summary#line} gives, in words. */
  static String header() {
    return "clients   recalls  errors     right   per sec    p50 ms    p90 ms    p99 ms    max ms";
  }

  void add(long time, boolean correct) {
    synchronized (this) {
      int k = count.getAndIncrement();
      if (k < MOST) {
        if (k == nanos.length) {
          nanos = Arrays.copyOf(nanos, Math.min(MOST, 2 * nanos.length));
        }
        nanos[k] = time;
      }
    }
    longest.accumulateAndGet(time, Math::max);
    if (correct) {
      right.incrementAndGet();
    }
  }

  void addError() {
    errors.incrementAndGet();
  }

  synchronized Summary summary(int clients, double seconds) {
    int known = Math.min(count.get(), MOST);
    long[] sorted = Arrays.copyOf(nanos, known);
    Arrays.sort(sorted);
    return new Summary(
        clients,
        count.get(),
        errors.get(),
        right.get(),
        count.get() / seconds,
        quantile(sorted, 0.50),
        quantile(sorted, 0.90),
        quantile(sorted, 0.99),
        longest.get() / 1e6);
  }

  /** The smallest time that at least this share of all does not exceed. */
  private static double quantile(long[] sorted, double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int k = (int) Math.ceil(share * sorted.length) - 1;
    return sorted[Math.max(0, k)] / 1e6;
  }
}
