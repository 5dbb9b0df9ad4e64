package io.hen.core.network;

/**
 * Something that is proved about one recall. A certificate is there only when its condition holds,
 * with the rounding of the arithmetic that checked it taken into account.
 */
public sealed interface Certificate {

  /**
   * Every step equals that of the plain recurrence up to this distance, {@code 2·ε·M}: leaving out
   * mass e moves an update by at most 2eM, M the largest norm.
   *
   * @param perStep distance, in the units of the patterns
   */
  record Truncation(double perStep) implements Certificate {}
}
