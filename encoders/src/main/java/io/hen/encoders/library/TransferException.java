package io.hen.encoders.library;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** An attempt failed for a reason that may pass. */
final class TransferException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Optional<Duration> after;

  TransferException(String message, Optional<Duration> after) {
    super(message);
    this.after = after;
  }

  /** When the server wants to be asked again. */
  Optional<Duration> after() {
    return after;
  }
}
