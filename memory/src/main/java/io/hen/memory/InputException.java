package io.hen.memory;

import org.jspecify.annotations.Nullable;

/** What a user gave cannot be used. */
public final class InputException extends HenException {
  private static final long serialVersionUID = 1L;

  /**
   * Names what is wrong.
   *
   * @param code begins with {@code input.}
   * @param message names the input and what is wrong with it
   * @param remedy what to do, one sentence
   */
  public InputException(String code, String message, String remedy) {
    this(code, message, remedy, null);
  }

  /** As the other, with the cause. */
  public InputException(String code, String message, String remedy, @Nullable Throwable cause) {
    super(code, message, remedy, cause);
  }
}
