package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.memory.HenException;
import io.hen.server.client.RemoteException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what went wrong and what to do about it, and chooses the exit code. */
final class Errors implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Hen hen;

  Errors(Hen hen) {
    this.hen = hen;
  }

  /**
   * What a user is told.
   *
   * @param code stable, for programs
   * @param message what is wrong, naming the input
   * @param remedy what to do, one sentence
   */
  record Told(String code, String message, String remedy) {}

  /** The JSON object of an error. */
  record ErrorView(Told error) {}

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    String help = "see " + command.getCommandSpec().qualifiedName() + " --help";
    // When the command line cannot be parsed its options are not known yet.
    boolean json = Arrays.asList(arguments).contains("--json");
    tell(
        new Console(command.getOut(), command.getErr(), json, hen.shared.quiet),
        new Told("usage", sentence(failure), suggestion(failure) + help),
        failure);
    return ExitCodes.USAGE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    Console console = hen.console(command);
    return switch (failure) {
      case HenException known -> {
        tell(
            console,
            new Told(known.code(), String.valueOf(known.getMessage()), known.remedy()),
            known);
        yield ExitCodes.of(known);
      }
      case CommandFailure known -> {
        tell(
            console,
            new Told(known.code(), String.valueOf(known.getMessage()), known.remedy()),
            known);
        yield known.exitCode();
      }
      case RemoteException known -> {
        tell(
            console,
            new Told(known.code(), String.valueOf(known.getMessage()), known.remedy()),
            known);
        yield ExitCodes.of(known);
      }
      default -> unexpected(console, failure);
    };
  }

  /** The memory of the JVM is used up. */
  int outOfMemory(Console console, OutOfMemoryError failure) {
    tell(
        console,
        new Told(
            "out-of-memory",
            "not enough memory for this (" + failure.getMessage() + ")",
            "give the JVM more, for example HEN_OPTS=-Xmx4g, or take fewer pictures at once"
                + " with --batch"),
        failure);
    return ExitCodes.UNEXPECTED;
  }

  private int unexpected(Console console, Exception failure) {
    tell(
        console,
        new Told(
            "unexpected",
            "unexpected failure: " + failure,
            hen.shared.verbose
                ? "please report it with the stack trace above"
                : "repeat with -v to see where it happened"),
        failure);
    return ExitCodes.UNEXPECTED;
  }

  private void tell(Console console, Told told, Throwable failure) {
    if (hen.shared.verbose) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      console.error(trace.toString().stripTrailing());
    }
    if (console.json()) {
      console.json(new ErrorView(told));
    } else {
      console.error("hen: " + told.message());
      console.error("what to do: " + uncapitalised(told.remedy()));
    }
  }

  private static String sentence(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched
        && !unmatched.isUnknownOption()
        && failure.getCommandLine().getParent() == null) {
      return "there is no command '" + unmatched.getUnmatched().getFirst() + "'";
    }
    String message = String.valueOf(failure.getMessage()).replace(System.lineSeparator(), "; ");
    return uncapitalised(message);
  }

  /** The text with a small first letter, unless it begins with an abbreviation. */
  private static String uncapitalised(String text) {
    boolean word = text.length() > 1 && !Character.isUpperCase(text.charAt(1));
    return word ? Character.toLowerCase(text.charAt(0)) + text.substring(1) : text;
  }

  private static String suggestion(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched) {
      List<String> alike = unmatched.getSuggestions();
      if (!alike.isEmpty()) {
        return "did you mean " + String.join(" or ", alike) + "? or ";
      }
    }
    return "";
  }
}
