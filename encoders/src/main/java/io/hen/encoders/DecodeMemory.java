package io.hen.encoders;

import java.util.concurrent.Semaphore;

/**
 * Keeps the pictures that are being decoded at one time, by all threads together, within half of
 * the heap: a picture waits until there is room, and one for which there never is room is refused.
 * Large pictures leave an eighth to small ones, so that a cue need not wait for photographs.
 */
final class DecodeMemory {
  private static final int ROOM =
      Math.clamp(Runtime.getRuntime().maxMemory() / 2 >> 20, 16, Integer.MAX_VALUE);
  private static final int RESERVE = ROOM / 8;
  private static final int SMALL = Math.max(1, RESERVE / 8);
  private static final Semaphore FREE = new Semaphore(ROOM, true);
  private static final Semaphore FREE_FOR_LARGE = new Semaphore(ROOM - RESERVE, true);

  private DecodeMemory() {}

  /** How much there is, in MiB. */
  static int room() {
    return ROOM;
  }

  /** Bytes in MiB, rounded up. */
  static long mebibytes(long bytes) {
    return (bytes >> 20) + 1;
  }

  /** Waits for that many MiB, at most {@link #room}. */
  static void acquire(int mebibytes) {
    if (mebibytes > SMALL) {
      FREE_FOR_LARGE.acquireUninterruptibly(Math.min(mebibytes, ROOM - RESERVE));
    }
    // Whatever fits goes ahead of those that wait for more.
    if (!FREE.tryAcquire(mebibytes)) {
      FREE.acquireUninterruptibly(mebibytes);
    }
  }

  /** Gives them back. */
  static void release(int mebibytes) {
    FREE.release(mebibytes);
    if (mebibytes > SMALL) {
      FREE_FOR_LARGE.release(Math.min(mebibytes, ROOM - RESERVE));
    }
  }
}
