package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.Terminal;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code hen}: its commands, and how it starts and ends. */
@Command(
    name = "hen",
    versionProvider = VersionProvider.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "An associative memory: remembers pictures with their captions, and gives the whole back"
            + " from a part of it.%n",
    commandListHeading = "%nCommands:%n",
    subcommands = {
      RememberCommand.class,
      RecallCommand.class,
      ListCommand.class,
      ShowCommand.class,
      ForgetCommand.class,
      InspectCommand.class,
      ServeCommand.class,
      ModelsCommand.class,
      DemoCommand.class,
      CompareCommand.class,
      RobustnessCommand.class,
      CaptionsCommand.class,
      ReproduceCommand.class,
      DoctorCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:unexpected failure",
      "2:the command line makes no sense",
      "3:a recall ended without one item (ambiguous, metastable, unfamiliar), or no such item",
      "4:something given cannot be read",
      "5:the memory's folder cannot be used",
      "6:a model cannot be used",
      "7:a number is neither the paper's nor as it claims",
      "130:interrupted"
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  hen demo",
      "  hen remember ~/Pictures/holidays",
      "  hen recall --picture torn.png --hidden lower-half",
      "  hen serve --open",
      "  hen recall --help"
    })
public final class Hen implements Runnable {
  @Mixin SharedOptions shared = new SharedOptions();

  @Option(
      names = {"-h", "--help"},
      order = 95,
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  @Option(
      names = {"-V", "--version"},
      order = 96,
      versionHelp = true,
      description = "Print the version.")
  boolean version;

  @SuppressWarnings("NullAway.Init") // set by picocli
  @Spec
  CommandSpec spec;

  private final Shutdown shutdown;
  private final boolean bars;

  /**
   * The commands.
   *
   * @param shutdown tells them when to stop
   * @param bars whether progress bars may be drawn
   */
  Hen(Shutdown shutdown, boolean bars) {
    this.shutdown = shutdown;
    this.bars = bars;
  }

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    Logging.configure(arguments);
    Shutdown shutdown = Shutdown.ofProcess();
    Hen hen = new Hen(shutdown, Terminal.isStandardError());
    int code = hen.run(Terminal.standardOutput(), Terminal.standardError(), arguments);
    if (!shutdown.requested()) {
      System.exit(code);
    }
    // Else the process is ending already, and waits for this thread to be out of the way.
  }

  /**
   * Runs a command.
   *
   * @param out for results
   * @param err for everything else
   * @return the exit code
   */
  int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine commands = new CommandLine(this);
    Errors errors = new Errors(this);
    commands
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionStrategy(this::execute)
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors);
    adopt(commands);
    unsorted(commands);
    try {
      return commands.execute(arguments);
    } catch (OutOfMemoryError e) {
      return errors.outOfMemory(console(commands), e);
    } finally {
      out.flush();
      err.flush();
    }
  }

  private int execute(CommandLine.ParseResult parsed) {
    CommandLine last = parsed.asCommandLineList().getLast();
    if (last.getCommand() instanceof HenCommand command) {
      checkPlace(last, command);
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Refuses a URL where it would be passed over. */
  private void checkPlace(CommandLine line, HenCommand command) {
    if (shared.url == null) {
      return;
    }
    String name = line.getCommandSpec().qualifiedName();
    if (!command.reachesServers()) {
      throw new ParameterException(line, name + " works on this machine alone and takes no --url");
    }
    if (shared.memory != null) {
      throw new ParameterException(line, "give --memory or --url, not both");
    }
  }

  /** Makes itself known to all commands, however deep: picocli knows only the one above. */
  private void adopt(CommandLine command) {
    if (command.getCommand() instanceof HenCommand own) {
      own.hen = this;
    }
    command.getSubcommands().values().forEach(this::adopt);
  }

  /** Options are shown as they are declared, the important ones first. */
  private static void unsorted(CommandLine command) {
    var help = command.getCommandSpec().usageMessage().sortOptions(false).sortSynopsis(false);
    if (help.header().length > 0) {
      help.synopsisHeading("%nUsage: ");
    }
    command.getSubcommands().values().forEach(Hen::unsorted);
  }

  /** Where the commands speak to. */
  Console console(CommandLine command) {
    return new Console(command.getOut(), command.getErr(), shared.json, shared.quiet);
  }

  /** Tells the commands when to stop. */
  Shutdown shutdown() {
    return shutdown;
  }

  /** Whether progress bars may be drawn. */
  boolean bars() {
    return bars && !shared.quiet;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "no command given");
  }
}
