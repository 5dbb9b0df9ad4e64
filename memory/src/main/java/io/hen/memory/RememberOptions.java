package io.hen.memory;

/**
 * How items are remembered.
 *
 * @param policy what to do with an item that collides with another
 * @param batch how many items are stored in one transaction, all or none of them, ≥ 1
 * @param listener told after each batch how many items are stored
 */
public record RememberOptions(CollisionPolicy policy, int batch, Progress.Listener listener) {
  private static final int BATCH = 64;

  public RememberOptions {
    if (batch < 1) {
      throw new IllegalArgumentException("batch must be at least 1, not " + batch);
    }
  }

  /** Store and warn, 64 at once; nobody is told of the progress. */
  public static RememberOptions defaults() {
    return new RememberOptions(CollisionPolicy.WARN, BATCH, Progress.Listener.SILENT);
  }

  /** These options with another policy. */
  public RememberOptions withPolicy(CollisionPolicy value) {
    return new RememberOptions(value, batch, listener);
  }

  /** These options with another size of batches. */
  public RememberOptions withBatch(int value) {
    return new RememberOptions(policy, value, listener);
  }

  /** These options with another listener. */
  public RememberOptions withListener(Progress.Listener value) {
    return new RememberOptions(policy, batch, value);
  }
}
