package io.hen.core.network;

/** Which coordinates of the state move. */
public enum Dynamics {
  /** All of them, from the first step on: what was observed is only where the state begins. */
  FREE,
  /**
   * The absent ones only: what was observed stays as it is, as evidence. The first step completes
   * the cue; for a wholly observed cue nothing moves, and the recall says what the cue says.
   */
  CLAMPED
}
