package io.hen.benchmarks.peers;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Processor time of this process, all threads, compiler and collector included: POSIX {@code
 * clock_gettime}, which Python's {@code time.process_time} asks too. The JDK's own counter advances
 * in steps of 10 ms, which is too coarse for a recall.
 */
public final class ProcessorClock {
  /** CLOCK_PROCESS_CPUTIME_ID of Linux and of macOS. */
  private static final int CLOCK = System.getProperty("os.name").startsWith("Mac") ? 12 : 2;

  private static final MethodHandle CLOCK_GETTIME =
      Linker.nativeLinker()
          .downcallHandle(
              Linker.nativeLinker().defaultLookup().findOrThrow("clock_gettime"),
              FunctionDescriptor.of(
                  ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));

  private ProcessorClock() {}

  /** Seconds since some moment that stays the same. */
  public static double seconds() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
      int status = (int) CLOCK_GETTIME.invokeExact(CLOCK, time);
      if (status != 0) {
        throw new IllegalStateException("clock_gettime failed for clock " + CLOCK);
      }
      return time.getAtIndex(ValueLayout.JAVA_LONG, 0)
          + time.getAtIndex(ValueLayout.JAVA_LONG, 1) * 1e-9;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("clock_gettime failed: " + e, e);
    }
  }
}
