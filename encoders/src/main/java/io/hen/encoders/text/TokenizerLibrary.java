package io.hen.encoders.text;

import ai.djl.huggingface.tokenizers.jni.LibUtils;
import io.hen.memory.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The native library of DJL's Hugging Face tokenizers, loaded without a trace.
 *
 * <p>By itself DJL would tell its makers that it was started (see {@code Ec2Utils.callHome}) and
 * copy the library, 15 MB, to {@code .djl.ai} in the user's home. So the system property {@code
 * OPT_OUT_TRACKING} is set to {@code true} for good, and while the library is loaded {@code
 * ENGINE_CACHE_DIR} names a new folder for temporary files, which is deleted at once (on Windows,
 * where a library in use cannot be deleted, it stays behind). Environment variables of the same
 * names go before the properties: who sets {@code ENGINE_CACHE_DIR} there gets the copy in that
 * folder.
 */
final class TokenizerLibrary {
  private static final String OPT_OUT = "OPT_OUT_TRACKING";
  private static final String CACHE = "ENGINE_CACHE_DIR";

  private static boolean loaded;

  private TokenizerLibrary() {}

  /**
   * Loads the library on the first call.
   *
   * @throws ModelException {@code model.tokenizer-library} if it does not work on this machine
   */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    System.setProperty(OPT_OUT, "true");
    String before = System.getProperty(CACHE);
    Path folder = null;
    try {
      folder = Files.createTempDirectory("hen-tokenizers-");
      System.setProperty(CACHE, folder.toString());
      LibUtils.checkStatus();
      loaded = true;
    } catch (IOException | RuntimeException | LinkageError e) {
      throw unusable(e);
    } finally {
      restore(before);
      if (folder != null) {
        delete(folder);
      }
    }
  }

  private static void restore(@Nullable String before) {
    if (before == null) {
      System.clearProperty(CACHE);
    } else {
      System.setProperty(CACHE, before);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> paths = Files.walk(folder)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // A library in use cannot be deleted on Windows, and a left-over file harms nobody.
      folder.toFile().deleteOnExit();
    }
  }

  private static ModelException unusable(Throwable cause) {
    Throwable root = cause;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new ModelException(
        "model.tokenizer-library",
        "the library of tokenizers cannot be loaded on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + ": "
            + root.getMessage(),
        "It exists for Linux (x86-64, arm64), macOS (arm64) and Windows (x86-64), and the folder for"
            + " temporary files (-Djava.io.tmpdir) must allow writing and programs; pixel-text needs"
            + " no tokenizer.",
        cause);
  }
}
