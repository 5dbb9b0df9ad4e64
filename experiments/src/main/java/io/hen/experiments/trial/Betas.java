package io.hen.experiments.trial;

import io.hen.core.network.Beta;
import io.hen.experiments.page.Words;

/** β as users write it: a number, or {@code auto}. */
public final class Betas {
  private static final String AUTOMATIC = "auto";

  private Betas() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException naming the words that are neither
   */
  public static Beta parse(String words) {
    if (words.equalsIgnoreCase(AUTOMATIC)) {
      return Beta.AUTOMATIC;
    }
    double value;
    try {
      value = Double.parseDouble(words);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("beta must be a number or auto, not " + words, e);
    }
    return new Beta.Fixed(value);
  }

  /** Writes one. */
  public static String words(Beta beta) {
    return switch (beta) {
      case Beta.Fixed(double value) -> Words.number(value);
      case Beta.Automatic _ -> AUTOMATIC;
    };
  }
}
