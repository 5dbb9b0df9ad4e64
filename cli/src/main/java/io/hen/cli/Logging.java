package io.hen.cli;

import java.util.Arrays;

/** Sets up what the libraries log: warnings only, or more with {@code -v}, on standard error. */
final class Logging {
  private static final String PREFIX = "org.slf4j.simpleLogger.";

  private Logging() {}

  /** Must run before the first logger is made. */
  static void configure(String[] arguments) {
    boolean verbose =
        Arrays.stream(arguments).anyMatch(word -> word.equals("-v") || word.equals("--verbose"));
    set("defaultLogLevel", verbose ? "info" : "warn");
    set("showThreadName", "false");
    set("showLogName", String.valueOf(verbose));
    set("levelInBrackets", "true");
  }

  private static void set(String key, String value) {
    if (System.getProperty(PREFIX + key) == null) {
      System.setProperty(PREFIX + key, value);
    }
  }
}
