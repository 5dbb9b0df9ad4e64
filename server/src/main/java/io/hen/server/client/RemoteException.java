package io.hen.server.client;

/**
 * A request that a server did not answer as asked, for a reason that a memory in a folder does not
 * have: no such item, no token, too busy, nobody there.
 */
public final class RemoteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String remedy;

  RemoteException(int status, String code, String message, String remedy) {
    super(message);
    this.status = status;
    this.code = code;
    this.remedy = remedy;
  }

  /** Of the response, 0 if there was none. */
  public int status() {
    return status;
  }

  /** Stable, for programs: the server's, or {@code server.unreachable}. */
  public String code() {
    return code;
  }

  /** What to do, one sentence. */
  public String remedy() {
    return remedy;
  }
}
