package io.hen.core.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Whether this process has fused multiply-adds in hardware. Without, {@code Math.fma} gives the
 * same bits from big decimals, a thousand times as slowly.
 */
final class FusedMultiplyAdd {

  private FusedMultiplyAdd() {}

  /**
   * What the VM says ({@code UseFMA}), which depends on the processor and on the flags alone; false
   * where it cannot be asked.
   */
  static boolean present() {
    try {
      HotSpotDiagnosticMXBean vm =
          ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
      return vm != null && Boolean.parseBoolean(vm.getVMOption("UseFMA").getValue());
    } catch (IllegalArgumentException | LinkageError e) {
      // Another VM, or one without the module jdk.management.
      return false;
    }
  }
}
