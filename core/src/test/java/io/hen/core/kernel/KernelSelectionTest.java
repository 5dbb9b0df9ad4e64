package io.hen.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A choice is made once per process, so every case has a process. */
class KernelSelectionTest {

  private static final String MODULE = "--add-modules=jdk.incubator.vector";
  private static final String LOGGER = "io.hen.core.kernel";

  @Test
  void simdIsChosenWithoutANoticeWhereTheModuleIsPresent() throws Exception {
    assertThat(probe(MODULE))
        .containsPattern("selected: simd-\\d+ \\(jdk.incubator.vector is present\\)")
        .contains("simd: present")
        .doesNotContain(LOGGER);
  }

  @Test
  void scalarIsTheFallbackWithAWarningThatSaysWhatToDo() throws Exception {
    String output = probe("-Xlog:class+load");
    assertThat(output)
        .contains("selected: scalar (the Vector API is absent")
        .contains("simd: absent")
        .containsPattern("(?s)" + LOGGER + ".*WARNING: .*--add-modules jdk.incubator.vector")
        .contains("io.hen.core.kernel.ScalarKernels source:")
        .doesNotContain("io.hen.core.kernel.SimdKernels source:");
    assertThat(output.split("WARNING", -1)).as("one warning").hasSize(2);
  }

  @Test
  void anInterpretingJvmGetsScalar() throws Exception {
    assertThat(probe(MODULE, "-Xint"))
        .contains("selected: scalar (this JVM (interpreted mode")
        .contains("start Java without -Xint");
  }

  @Test
  void thePropertyForcesScalar() throws Exception {
    assertThat(probe(MODULE, "-Dhen.kernels=scalar"))
        .contains("selected: scalar (-Dhen.kernels=scalar asks for them)")
        .contains("simd: present")
        .doesNotContain(LOGGER);
  }

  @Test
  void thePropertyForcesSimd() throws Exception {
    assertThat(probe(MODULE, "-Dhen.kernels=simd"))
        .containsPattern("selected: simd-\\d+ \\(-Dhen.kernels=simd asks for them\\)");
  }

  @Test
  void simdForcedWithoutTheModuleIsAClearErrorEveryTime() throws Exception {
    String refusal =
        "IllegalStateException: -Dhen.kernels=simd cannot be met: the Vector API is absent; for"
            + " recall several times faster start Java with --add-modules jdk.incubator.vector";
    assertThat(probe("-Dhen.kernels=simd"))
        .contains("selected: " + refusal)
        .contains("again: " + refusal)
        .contains("simd: absent");
  }

  @Test
  void anUnknownNameIsAClearError() throws Exception {
    assertThat(probe(MODULE, "-Dhen.kernels=fast"))
        .contains("IllegalStateException: -Dhen.kernels=fast names no kernels: use scalar or simd");
  }

  private static String probe(String... options) throws Exception {
    return ForkedJava.run(Probe.class, List.of(options));
  }

  /** Prints the choice of its process. */
  static final class Probe {

    private Probe() {}

    public static void main(String[] arguments) {
      System.out.println("selected: " + selected());
      System.out.println("again: " + selected());
      System.out.println("simd: " + (Kernels.simd().isPresent() ? "present" : "absent"));
    }

    private static String selected() {
      try {
        return Kernels.selected().name() + " (" + Kernels.reason() + ")";
      } catch (IllegalStateException refused) {
        return "IllegalStateException: " + refused.getMessage();
      }
    }
  }
}
