package io.hen.memory.store;

import org.jspecify.annotations.Nullable;

/**
 * A store's directory cannot be used. {@code io.hen.memory} turns it into its own {@code
 * StoreException} with the same code, message and remedy.
 */
public final class StoreFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String remedy;

  /**
   * Names what is wrong.
   *
   * @param code begins with {@code store.}
   * @param message names the store and what is wrong with it
   * @param remedy what to do, one sentence
   */
  public StoreFailure(String code, String message, String remedy, @Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.remedy = remedy;
  }

  /** Stable, for programs. */
  public String code() {
    return code;
  }

  /** What the user can do. */
  public String remedy() {
    return remedy;
  }
}
