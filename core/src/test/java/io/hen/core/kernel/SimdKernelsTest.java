package io.hen.core.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimdKernelsTest extends KernelsContract {

  @Override
  Kernels kernels() {
    return Kernels.simd()
        .orElseThrow(
            () -> new AssertionError("run the tests with --add-modules jdk.incubator.vector"));
  }

  /** The narrower vectors of other processors, in a JVM of their own. */
  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {16, 32})
  void theContractHoldsAtEveryVectorWidth(int bytes) throws Exception {
    String output =
        ForkedJava.run(
            SimdWidthProbe.class,
            List.of("--add-modules", "jdk.incubator.vector", "-XX:MaxVectorSize=" + bytes));
    assertThat(output).contains("holds for simd-" + 8 * bytes);
  }
}
