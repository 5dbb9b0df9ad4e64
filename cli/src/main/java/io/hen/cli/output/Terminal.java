package io.hen.cli.output;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** The standard streams of the process. */
public final class Terminal {
  /** Told by the launcher, which knows: Java itself cannot ask about standard error. */
  private static final String STDERR = "hen.stderr.terminal";

  private Terminal() {}

  /**
   * Standard output. What goes to a terminal is in the terminal's encoding, everything else in
   * UTF-8: files and JSON readers expect it, whatever the locale.
   */
  public static PrintWriter standardOutput() {
    boolean terminal = isTerminal();
    return new PrintWriter(
        new OutputStreamWriter(
            new FileOutputStream(FileDescriptor.out),
            terminal ? System.out.charset() : StandardCharsets.UTF_8),
        terminal);
  }

  /** Standard error, flushed after each line. */
  public static PrintWriter standardError() {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(FileDescriptor.err), System.err.charset()),
        true);
  }

  /** Whether standard error is seen by somebody. */
  public static boolean isStandardError() {
    String told = System.getProperty(STDERR);
    return told == null ? isTerminal() : Boolean.parseBoolean(told);
  }

  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }
}
