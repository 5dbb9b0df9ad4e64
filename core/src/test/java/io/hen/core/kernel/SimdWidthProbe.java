package io.hen.core.kernel;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Runs the contract of the SIMD kernels in a JVM whose vectors have another width. */
final class SimdWidthProbe {

  private SimdWidthProbe() {}

  public static void main(String[] arguments) {
    sameBitsInterpretedAndCompiled();
    SimdKernelsTest contract = new SimdKernelsTest();
    KernelsContract.sizes()
        .forEach(size -> {
          contract.dotsAreWithinRounding(size);
          contract.dotsOfARowDoNotDependOnTheRange(size);
          contract.maskedSquaredNormsCountTheObservedAlone(size);
          contract.dotOfTwoRowsIsSymmetric(size);
          contract.accumulateAddsTheWeightedRow(size);
          contract.addMatchesCountsEqualTokens(size);
        });
    System.out.println("holds for " + contract.kernels().name());
  }

  /** In a fresh JVM the first call is interpreted and the last one compiled. */
  private static void sameBitsInterpretedAndCompiled() {
    int size = 83;
    int rows = 7;
    SplittableRandom random = new SplittableRandom(size);
    double[] query = random.doubles(size).toArray();
    MemorySegment segment = Arena.ofAuto().allocate((long) rows * size * Float.BYTES);
    for (int i = 0; i < rows * size; i++) {
      segment.setAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, i, random.nextFloat());
    }
    Kernels kernels = Kernels.simd().orElseThrow();
    double[] first = new double[rows];
    kernels.dots(segment, size, 0, rows, query, first);
    double firstDot = kernels.dot(segment, size, 0, 1, size);
    double[] out = new double[rows];
    for (int call = 0; call < 30_000; call++) {
      kernels.dots(segment, size, 0, rows, query, out);
      if (!Arrays.equals(first, out) || kernels.dot(segment, size, 0, 1, size) != firstDot) {
        throw new AssertionError("call " + call + " gave other bits than the first");
      }
    }
  }
}
