package io.hen.server.http;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets so many in at once and sends the others away at once: a queue would only turn load into
 * waiting, and each waiting request holds its body in memory.
 */
public final class Gate {
  private final String what;
  private final int most;
  private final Semaphore places;

  /**
   * A gate that is empty.
   *
   * @param what the things that pass, in the plural, for the problem
   * @param most how many at once
   */
  public Gate(String what, int most) {
    this.what = what;
    this.most = most;
    this.places = new Semaphore(most);
  }

  /**
   * Takes a place until the result is closed.
   *
   * @throws ProblemException 429 if there is none; its response says when to come again
   */
  public Place enter() {
    if (!places.tryAcquire()) {
      throw new ProblemException(
          429,
          "server.busy",
          most + " " + what + " are under way, which is all that this server does at once",
          "send it again in a second");
    }
    AtomicBoolean left = new AtomicBoolean();
    return () -> {
      if (left.compareAndSet(false, true)) {
        places.release();
      }
    };
  }

  /** How many are inside. */
  public int inside() {
    return most - places.availablePermits();
  }

  /** A place inside; closing it twice does nothing. */
  @FunctionalInterface
  public interface Place extends AutoCloseable {
    @Override
    void close();
  }
}
