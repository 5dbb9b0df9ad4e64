package io.hen.server.http;

import org.jspecify.annotations.Nullable;

/** A request that ends with a problem document. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String remedy;
  private final @Nullable Integer remembered;

  /**
   * A problem.
   *
   * @param status of the response, 400 to 599
   * @param code stable, for programs
   * @param detail what is wrong, naming the input
   * @param remedy what to do, one sentence
   */
  public ProblemException(int status, String code, String detail, String remedy) {
    super(detail);
    this.status = status;
    this.code = code;
    this.remedy = remedy;
    this.remembered = null;
  }

  /** The same of a problem. */
  public ProblemException(Problem problem) {
    super(problem.detail());
    this.status = problem.status();
    this.code = problem.code();
    this.remedy = problem.remedy();
    this.remembered = problem.remembered();
  }

  /** The problem document. */
  public Problem problem() {
    Problem problem = Problem.of(status, code, String.valueOf(getMessage()), remedy);
    return remembered == null ? problem : problem.withRemembered(remembered);
  }

  /** Of the response. */
  public int status() {
    return status;
  }

  /** Stable, for programs. */
  public String code() {
    return code;
  }

  /** What to do, one sentence. */
  public String remedy() {
    return remedy;
  }
}
