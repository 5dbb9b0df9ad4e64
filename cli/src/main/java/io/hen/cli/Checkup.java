package io.hen.cli;

import io.hen.cli.output.Words;
import io.hen.core.kernel.Kernels;
import io.hen.encoders.OnnxRuntime;
import io.hen.encoders.PictureCodec;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Codec;
import io.hen.memory.CodecProvider;
import io.hen.memory.HenException;
import io.hen.memory.StoreHealth;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Looks at everything that hen needs. */
final class Checkup {
  /** Before it the garbage collector could move arrays that native code holds (JDK-8377811). */
  private static final Version LEAST = Version.parse("25.0.3");

  private Checkup() {}

  /** All findings, the most basic first. */
  static List<Finding> of(Path memory) {
    List<Finding> findings = new ArrayList<>();
    findings.add(java());
    findings.add(kernels());
    findings.addAll(codecs());
    findings.add(runtime());
    findings.add(memory(memory));
    return findings;
  }

  private static Finding java() {
    Version version = Runtime.version();
    String detail =
        version
            + ", "
            + System.getProperty("java.vendor")
            + ", "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ", "
            + Words.count(Runtime.getRuntime().availableProcessors(), "core", "cores")
            + ", heap up to "
            + Words.size(Runtime.getRuntime().maxMemory());
    return version.compareToIgnoreOptional(LEAST) >= 0
        ? Finding.healthy("java", detail)
        : Finding.broken(
            "java",
            detail + "; hen needs " + LEAST + " or later",
            "install a newer JDK",
            ExitCodes.UNEXPECTED);
  }

  private static Finding kernels() {
    try {
      return Finding.healthy(
          "kernels", Kernels.selected().name() + ", because " + Kernels.reason());
    } catch (IllegalStateException e) {
      return Finding.broken(
          "kernels",
          String.valueOf(e.getMessage()),
          "leave the property " + Kernels.PROPERTY + " out",
          ExitCodes.UNEXPECTED);
    }
  }

  private static List<Finding> codecs() {
    List<Finding> findings = new ArrayList<>();
    for (CodecProvider provider : ServiceLoader.load(CodecProvider.class)) {
      for (String name : provider.names()) {
        findings.add(codec(provider, name));
      }
    }
    return findings;
  }

  private static Finding codec(CodecProvider provider, String name) {
    try (Codec codec = provider.open(name)) {
      if (codec instanceof PictureCodec pictures) {
        pictures.load(); // opening reads the card alone
      }
      return Finding.healthy(
          "codec " + name, "version " + codec.id().version() + ", sha256 " + codec.id().sha256());
    } catch (HenException e) {
      return Finding.broken("codec " + name, e);
    }
  }

  private static Finding runtime() {
    try {
      return Finding.healthy("onnxruntime", OnnxRuntime.version());
    } catch (HenException e) {
      return Finding.broken("onnxruntime", e);
    }
  }

  private static Finding memory(StoreHealth health) {
    String detail =
        health.directory()
            + ": "
            + Words.count(health.items(), "item", "items")
            + ", "
            + health.captioned()
            + " with a caption, codec "
            + health.codec()
            + ", "
            + Words.size(health.databaseBytes())
            + ", derived files "
            + health.segments().stream()
                .map(segment -> segment.state().name().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(" and "));
    return health.healthy()
        ? Finding.healthy("memory", detail)
        : Finding.broken(
            "memory",
            detail + "; " + String.join("; ", health.problems()),
            "restore its folder from a backup, or remember the pictures anew in another folder",
            ExitCodes.STORE);
  }

  private static Finding memory(Path directory) {
    if (!Files.exists(directory)) {
      return Finding.healthy("memory", "none yet at " + directory);
    }
    try {
      return memory(AssociativeMemory.check(directory));
    } catch (HenException e) {
      return Finding.broken("memory", e);
    }
  }
}
