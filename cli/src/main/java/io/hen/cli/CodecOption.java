package io.hen.cli;

import io.hen.memory.CodecProvider;
import io.hen.memory.MemoryOptions;
import io.hen.memory.store.StoreFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** How a memory encodes that is made by the command. */
final class CodecOption {
  /** Of new memories. The library's own is {@code dvae}: it has no weights of MiniLM. */
  static final String STANDARD = "dvae+minilm";

  @Option(
      names = "--codec",
      paramLabel = "NAME",
      description =
          "How a new memory encodes: a model for pictures, and after a plus sign one for captions,"
              + " for example dvae+pixel-text, by which only the exact caption finds its picture"
              + " (default: dvae+minilm, by which captions are found by meaning). A memory keeps the"
              + " codec that it began with.")
  @Nullable String codec;

  /**
   * Refuses a name that nothing offers.
   *
   * @throws ParameterException of the command
   */
  void check(CommandSpec spec) {
    List<CodecProvider> providers =
        ServiceLoader.load(CodecProvider.class).stream().map(ServiceLoader.Provider::get).toList();
    if (codec != null && providers.stream().noneMatch(provider -> provider.offers(codec))) {
      List<String> names =
          providers.stream().flatMap(provider -> provider.names().stream()).toList();
      throw new ParameterException(
          spec.commandLine(),
          "there is no codec '" + codec + "'; there are " + String.join(", ", names));
    }
  }

  /** The options with the codec that was asked for, or the standard one for a new memory. */
  MemoryOptions in(MemoryOptions options, Path directory) {
    if (codec != null) {
      return options.withCodec(codec);
    }
    boolean isNew = !Files.exists(new StoreFiles(directory).database());
    return isNew ? options.withCodec(STANDARD) : options;
  }
}
