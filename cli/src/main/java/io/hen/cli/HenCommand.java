package io.hen.cli;

import io.hen.cli.output.Console;
import io.hen.cli.output.ProgressLine;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.MemoryOptions;
import io.hen.memory.StoreException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all commands have. */
@SuppressWarnings("NullAway.Init") // picocli sets the fields before it calls the command
abstract class HenCommand implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      order = 95,
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  /** Set by {@link Hen} before the command is called. */
  Hen hen;

  @Spec CommandSpec spec;

  /** Runs the command and returns its exit code. */
  @Override
  public abstract Integer call();

  /** Where to speak to. */
  final Console console() {
    return hen.console(spec.commandLine());
  }

  /** A progress bar, if somebody can see it. */
  final ProgressLine progress() {
    return hen.bars() ? ProgressLine.on(System.err) : ProgressLine.none();
  }

  /** The memory's folder. */
  final Path directory() {
    return hen.shared.memoryDirectory();
  }

  /** The memory behind a URL, if one is named. */
  final Optional<RemoteMemory> remote() {
    return hen.shared.remote().map(server -> new RemoteMemory(server.client()));
  }

  /** Opens a memory that must exist. */
  final OpenMemory openToRead() {
    Optional<RemoteMemory> remote = remote();
    return remote.isPresent() ? remote.get() : new LocalMemory(openFolderToRead());
  }

  /** Opens a memory of this machine that must exist. */
  final AssociativeMemory openFolderToRead() {
    requireMemory();
    return AssociativeMemory.open(directory(), MemoryOptions.defaults().withReadOnly(true));
  }

  /** Opens a memory that must exist, to change it. */
  final OpenMemory openToChange() {
    Optional<RemoteMemory> remote = remote();
    if (remote.isPresent()) {
      return remote.get();
    }
    requireMemory();
    return new LocalMemory(AssociativeMemory.open(directory()));
  }

  /** Whether the command also works on a memory behind a URL. */
  boolean reachesServers() {
    return false;
  }

  /** For values that picocli's own checks let through. */
  final ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void requireMemory() {
    if (!Files.isDirectory(directory())) {
      throw new StoreException(
          "store.missing",
          "there is no memory at " + directory(),
          "make one with hen remember, or name another folder with --memory");
    }
  }
}
