package io.hen.core.kernel;

import java.lang.System.Logger.Level;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the kernels of this process, once, and says so in one line of the log.
 *
 * <p>In this order: what the property {@link Kernels#PROPERTY} asks for; {@link SimdKernels} where
 * the Vector API is present, compiled to vector instructions, and has two lanes of doubles or more;
 * {@link ScalarKernels}. The log line is a warning where the scalar kernels are only the fallback.
 */
final class KernelSelection {

  static final Kernels SCALAR = new ScalarKernels();

  private static final String MODULE = "jdk.incubator.vector";
  private static final Choice CHOICE = choose(System.getProperty(Kernels.PROPERTY));

  /**
   * What was chosen.
   *
   * @param kernels the kernels, or null where the property asks for the impossible
   * @param reason why; or what is impossible and what to do
   * @param level how the log should put it
   */
  private record Choice(@Nullable Kernels kernels, String reason, Level level) {}

  private KernelSelection() {}

  static {
    System.getLogger(Kernels.class.getPackageName())
        .log(
            CHOICE.level,
            CHOICE.kernels == null
                ? CHOICE.reason
                : "Kernels: " + CHOICE.kernels.name() + ", because " + CHOICE.reason);
  }

  static Kernels selected() {
    if (CHOICE.kernels == null) {
      throw new IllegalStateException(CHOICE.reason);
    }
    return CHOICE.kernels;
  }

  static String reason() {
    selected();
    return CHOICE.reason;
  }

  static Optional<Kernels> simd() {
    return obstacle().isEmpty() ? Optional.of(Simd.KERNELS) : Optional.empty();
  }

  private static Choice choose(@Nullable String wanted) {
    String setting = "-D" + Kernels.PROPERTY + "=" + wanted;
    Optional<String> obstacle = obstacle();
    return switch (wanted) {
      case null ->
          obstacle
              .map(why -> new Choice(SCALAR, why, Level.WARNING))
              .orElseGet(() -> new Choice(Simd.KERNELS, MODULE + " is present", Level.DEBUG));
      case "scalar" -> new Choice(SCALAR, setting + " asks for them", Level.DEBUG);
      case "simd" ->
          obstacle
              .map(why -> new Choice(null, setting + " cannot be met: " + why, Level.ERROR))
              .orElseGet(() -> new Choice(Simd.KERNELS, setting + " asks for them", Level.DEBUG));
      default -> new Choice(null, setting + " names no kernels: use scalar or simd", Level.ERROR);
    };
  }

  /** Why the SIMD kernels cannot serve in this process, with the remedy; empty if they can. */
  private static Optional<String> obstacle() {
    if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
      return Optional.of(
          "the Vector API is absent; for recall several times faster start Java with --add-modules "
              + MODULE);
    }
    String mode = System.getProperty("java.vm.info", "");
    if (mode.contains("interpreted") || mode.contains("emulated-client")) {
      return Optional.of(
          "this JVM ("
              + mode
              + ") does not compile the Vector API, which is then very slow; start "
              + "Java without -Xint and -XX:TieredStopAtLevel");
    }
    if (SimdKernels.lanes() < 2) {
      return Optional.of("this processor has no vectors of two or more doubles");
    }
    return Optional.empty();
  }

  /** Linked only after {@link #obstacle} has found none. */
  private static final class Simd {
    static final Kernels KERNELS = new SimdKernels();
  }
}
