package io.hen.memory.store;

/** A bank segment is not to be trusted, so that its bank must be read from the database. */
final class BadSegmentException extends Exception {
  private static final long serialVersionUID = 1L;

  private final SegmentState state;

  /**
   * Says why.
   *
   * @param state what it is worth
   * @param message why
   */
  BadSegmentException(SegmentState state, String message) {
    super(message);
    this.state = state;
  }

  SegmentState state() {
    return state;
  }
}
