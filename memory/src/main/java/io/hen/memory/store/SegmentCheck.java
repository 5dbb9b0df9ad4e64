package io.hen.memory.store;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Reads the rows of large segments once, behind the back of whoever opened the store, and says
 * whether they are what was written. Nobody uses the rows before.
 */
final class SegmentCheck {
  private final CompletableFuture<Boolean> sound = new CompletableFuture<>();
  private volatile boolean cancelled;

  private SegmentCheck() {}

  /** There is nothing to check. */
  static SegmentCheck none() {
    SegmentCheck check = new SegmentCheck();
    check.sound.complete(true);
    return check;
  }

  /** Begins. */
  static SegmentCheck begin(List<SegmentFile> files) {
    SegmentCheck check = new SegmentCheck();
    Thread thread = new Thread(() -> check.run(files), "hen-segment-check");
    thread.setDaemon(true);
    thread.start();
    return check;
  }

  private void run(List<SegmentFile> files) {
    boolean good = false;
    try {
      good = files.stream().allMatch(file -> file.sound(() -> cancelled));
    } catch (InternalError e) {
      // A mapped file that cannot be read, or was cut off meanwhile.
    } finally {
      sound.complete(good && !cancelled);
    }
  }

  /** Waits for the answer, which is also no if the check was cancelled. */
  boolean sound() {
    return sound.join();
  }

  /** Whether it is known already that rows are damaged. */
  boolean damaged() {
    return !cancelled && !sound.getNow(true);
  }

  /** Ends the check soon; it is not needed any more. */
  void cancel() {
    cancelled = true;
  }
}
