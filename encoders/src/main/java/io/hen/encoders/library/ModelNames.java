package io.hen.encoders.library;

/** Which names models and their files may have: names that are safe as those of folders. */
final class ModelNames {
  static final String RULE =
      "a model's name has small letters, digits, dots and hyphens, begins with a letter or digit,"
          + " and does not end in -tokens";

  private ModelNames() {}

  /** Whether a model may be called so; {@code NAME-tokens} is a way to use the model NAME. */
  static boolean valid(String name) {
    return name.matches("[a-z0-9][a-z0-9.-]{0,63}") && !name.endsWith("-tokens");
  }

  /** Whether a file may be called so. */
  static boolean validFile(String name) {
    return name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");
  }
}
