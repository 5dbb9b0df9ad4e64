package io.hen.cli;

/** A command that cannot do what it was asked to, for a reason of its own. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String remedy;
  private final int exitCode;

  /**
   * Names what is wrong.
   *
   * @param code stable, for programs
   * @param message names the input
   * @param remedy what to do, one sentence
   * @param exitCode one of {@link ExitCodes}
   */
  CommandFailure(String code, String message, String remedy, int exitCode) {
    super(message);
    this.code = code;
    this.remedy = remedy;
    this.exitCode = exitCode;
  }

  String code() {
    return code;
  }

  String remedy() {
    return remedy;
  }

  int exitCode() {
    return exitCode;
  }
}
