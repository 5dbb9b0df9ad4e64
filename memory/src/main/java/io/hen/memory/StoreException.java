package io.hen.memory;

import org.jspecify.annotations.Nullable;

/** A memory's directory cannot be used. */
public final class StoreException extends HenException {
  private static final long serialVersionUID = 1L;

  /**
   * Names what is wrong.
   *
   * @param code begins with {@code store.}
   * @param message names the store and what is wrong with it
   * @param remedy what to do, one sentence
   */
  public StoreException(String code, String message, String remedy) {
    this(code, message, remedy, null);
  }

  /** As the other, with the cause. */
  public StoreException(String code, String message, String remedy, @Nullable Throwable cause) {
    super(code, message, remedy, cause);
  }
}
