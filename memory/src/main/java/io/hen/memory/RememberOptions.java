package io.hen.memory;

/**
 * How items are remembered.
 *
 * @param policy what to do with an item that collides with another
 * @param listener told after each batch how many items are stored
 */
public record RememberOptions(CollisionPolicy policy, Progress.Listener listener) {

  /** Store and warn; nobody is told of the progress. */
  public static RememberOptions defaults() {
    return new RememberOptions(CollisionPolicy.WARN, Progress.Listener.SILENT);
  }

  /** These options with another policy. */
  public RememberOptions withPolicy(CollisionPolicy value) {
    return new RememberOptions(value, listener);
  }

  /** These options with another listener. */
  public RememberOptions withListener(Progress.Listener value) {
    return new RememberOptions(policy, value);
  }
}
