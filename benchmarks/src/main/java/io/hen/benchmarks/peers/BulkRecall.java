package io.hen.benchmarks.peers;

import io.hen.core.bank.Observation;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;

/**
 * {@code recallAll} where this build of hen has it. It is looked up by name so that one script can
 * compare builds from before and after it.
 */
final class BulkRecall {
  private static final Optional<MethodHandle> RECALL_ALL = find();

  private BulkRecall() {}

  /** Whether this build has it. */
  static boolean present() {
    return RECALL_ALL.isPresent();
  }

  /**
   * Recalls many cues in one call.
   *
   * @throws UnsupportedOperationException if this build has no {@code recallAll}
   */
  @SuppressWarnings("unchecked")
  static List<Recall> recallAll(
      HopfieldNetwork network, List<Observation> cues, RecallOptions options) {
    MethodHandle method =
        RECALL_ALL.orElseThrow(
            () -> new UnsupportedOperationException("this build of hen has no recallAll"));
    try {
      return (List<Recall>) method.invoke(network, cues, options);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("recallAll failed: " + e, e);
    }
  }

  private static Optional<MethodHandle> find() {
    try {
      MethodType type = MethodType.methodType(List.class, List.class, RecallOptions.class);
      return Optional.of(
          MethodHandles.lookup().findVirtual(HopfieldNetwork.class, "recallAll", type));
    } catch (NoSuchMethodException | IllegalAccessException e) {
      return Optional.empty();
    }
  }
}
