package io.hen.cli.output;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The standard streams of the process. */
public final class Terminal {
  private static final int STDOUT = 1;
  private static final int STDERR = 2;

  private Terminal() {}

  /**
   * Standard output. What goes to a terminal is in the terminal's encoding, everything else in
   * UTF-8: files and JSON readers expect it, whatever the locale.
   */
  public static PrintWriter standardOutput() {
    return writer(FileDescriptor.out, STDOUT, System.out.charset());
  }

  /** Standard error, flushed after each line. */
  public static PrintWriter standardError() {
    return writer(FileDescriptor.err, STDERR, System.err.charset());
  }

  /** Whether standard error is seen by somebody. */
  public static boolean isStandardError() {
    return isTerminal(STDERR);
  }

  private static PrintWriter writer(FileDescriptor file, int number, Charset ofTerminal) {
    boolean terminal = isTerminal(number);
    Charset charset = terminal ? ofTerminal : StandardCharsets.UTF_8;
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(file), charset), terminal || number == STDERR);
  }

  /**
   * Asks the C library: {@link java.io.Console} only tells whether input and output are a terminal,
   * and progress is drawn on the third stream. Without access to native code the answer is no.
   */
  private static boolean isTerminal(int file) {
    if (!Terminal.class.getModule().isNativeAccessEnabled()) {
      return false;
    }
    Linker linker = Linker.nativeLinker();
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return linker
        .defaultLookup()
        .find(windows ? "_isatty" : "isatty")
        .map(
            address ->
                linker.downcallHandle(
                    address,
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT)))
        .map(
            isatty -> {
              try {
                return (int) isatty.invokeExact(file) != 0;
              } catch (Throwable e) {
                throw new LinkageError("isatty", e);
              }
            })
        .orElse(false);
  }
}
