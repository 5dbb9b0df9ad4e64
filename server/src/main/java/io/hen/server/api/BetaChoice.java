package io.hen.server.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.hen.core.network.Beta;

/**
 * β on the wire: a positive number, or {@code auto}.
 *
 * @param beta as the network takes it
 */
public record BetaChoice(Beta beta) {
  private static final String AUTO = "auto";

  /**
   * Reads it.
   *
   * @param value a number or {@code auto}
   * @throws IllegalArgumentException if it is neither, or the number is not above 0
   */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static BetaChoice of(Object value) {
    return switch (value) {
      case Number number -> new BetaChoice(new Beta.Fixed(number.doubleValue()));
      case String text when text.equals(AUTO) -> new BetaChoice(Beta.AUTOMATIC);
      default ->
          throw new IllegalArgumentException(
              "beta must be a number above 0 or \"" + AUTO + "\", not " + value);
    };
  }

  /** How it is written. */
  @JsonValue
  public Object value() {
    return switch (beta) {
      case Beta.Fixed(double number) -> number;
      case Beta.Automatic _ -> AUTO;
    };
  }
}
