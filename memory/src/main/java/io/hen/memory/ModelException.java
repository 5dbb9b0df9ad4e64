package io.hen.memory;

import org.jspecify.annotations.Nullable;

/** An encoder's files cannot be used. */
public final class ModelException extends HenException {
  private static final long serialVersionUID = 1L;

  /**
   * Names what is wrong.
   *
   * @param code begins with {@code model.}
   * @param message names the model and what is wrong with it
   * @param remedy what to do, one sentence
   */
  public ModelException(String code, String message, String remedy) {
    this(code, message, remedy, null);
  }

  /** As the other, with the cause. */
  public ModelException(String code, String message, String remedy, @Nullable Throwable cause) {
    super(code, message, remedy, cause);
  }
}
