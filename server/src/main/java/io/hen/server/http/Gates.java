package io.hen.server.http;

/**
 * The gates of a server. They are apart so that a recall never waits for an upload.
 *
 * @param recalls for what settles the network, a batch counting as one
 * @param uploads for what remembers
 * @param inspections for what reads the whole memory
 */
public record Gates(Gate recalls, Gate uploads, Gate inspections) {
  private static final int INSPECTIONS = 2;

  /** As many places as the limits allow. */
  public static Gates of(ServerLimits limits) {
    return new Gates(
        new Gate("recalls", limits.recalls()),
        new Gate("uploads", limits.uploads()),
        new Gate("inspections", INSPECTIONS));
  }
}
