package io.hen.memory;

/** What went wrong outside the program: each with a stable code and what to do about it. */
public abstract sealed class HenException extends RuntimeException
    permits InputException, StoreException, ModelException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String remedy;

  HenException(
      String code,
      String message,
      String remedy,
      @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
    this.code = code;
    this.remedy = remedy;
  }

  /** Stable, for programs: for example {@code input.picture-unreadable}. */
  public final String code() {
    return code;
  }

  /** What the user can do, one sentence. */
  public final String remedy() {
    return remedy;
  }
}
