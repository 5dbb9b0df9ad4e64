package io.hen.cli;

import java.util.Arrays;

/** How much the libraries log on standard error: see simplelogger.properties, and more if asked. */
final class Logging {
  private Logging() {}

  /** Must run before the first logger is made. */
  static void configure(String[] arguments) {
    if (Arrays.stream(arguments).anyMatch(word -> word.equals("-v") || word.equals("--verbose"))) {
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "debug");
      // Their debugging is about themselves, pages of it for each request.
      System.setProperty("org.slf4j.simpleLogger.log.org.eclipse.jetty", "warn");
      System.setProperty("org.slf4j.simpleLogger.log.java.lang", "info");
    }
  }
}
