package io.hen.benchmarks.opening;

import io.hen.benchmarks.peers.ProcessorClock;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Cue;
import io.hen.memory.Item;
import io.hen.memory.MemoryOptions;
import io.hen.memory.Progress;
import io.hen.memory.Recollection;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * How long it takes to open a memory, and to recall from it for the first time.
 *
 * <p>{@code benchmarks/opening fill DIRECTORY ITEMS dense|tokens} makes one of items whose patterns
 * are 3,072 numbers or 64 tokens, drawn from a seed; {@code benchmarks/opening open DIRECTORY
 * dense|tokens [read-only]} opens it in a process of its own. {@code benchmarks/opening grow
 * DIRECTORY ITEMS dense|tokens} remembers more, 64 at a time, while another thread recalls.
 */
public final class Opening {
  private static final int BATCH = 4_096;

  private Opening() {}

  /** Fills or opens. */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[1]);
    if (arguments[0].equals("fill")) {
      fill(directory, Integer.parseInt(arguments[2]), DrawnCodec.of(arguments[3]));
    } else if (arguments[0].equals("grow")) {
      grow(directory, Integer.parseInt(arguments[2]), DrawnCodec.of(arguments[3]));
    } else {
      open(directory, DrawnCodec.of(arguments[2]), arguments.length > 3);
    }
  }

  private static void fill(Path directory, int count, DrawnCodec codec) {
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults(), codec)) {
      for (int from = 0; from < count; from += BATCH) {
        List<Item> items = new ArrayList<>();
        for (int k = from; k < Math.min(count, from + BATCH); k++) {
          items.add(item(k));
        }
        memory.remember(items, Progress.Listener.SILENT);
      }
    }
  }

  private static Item item(int number) {
    return Item.picture(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  private static void open(Path directory, DrawnCodec codec, boolean readOnly) {
    long start = System.nanoTime();
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults().withReadOnly(readOnly), codec)) {
      int size = memory.size();
      print("opened, %,d items".formatted(size), start);
      byte[] bytes = item(size / 2).bytes();
      for (int k = 0; k < 3; k++) {
        long recall = System.nanoTime();
        Recollection seen = memory.recall(Cue.picture(bytes));
        print("recalled, " + seen.verdict().getClass().getSimpleName(), recall);
      }
    }
  }

  private static void grow(Path directory, int count, DrawnCodec codec) {
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, MemoryOptions.defaults(), codec)) {
      int before = memory.size();
      Cue cue = Cue.picture(item(before / 2).bytes());
      for (int k = 0; k < 200; k++) {
        memory.recall(cue);
      }
      AtomicBoolean growing = new AtomicBoolean(true);
      List<Double> times = new ArrayList<>();
      Thread reader =
          Thread.ofPlatform()
              .start(() -> {
                while (growing.get()) {
                  long start = System.nanoTime();
                  memory.recall(cue);
                  times.add(1e-6 * (System.nanoTime() - start));
                }
              });
      long start = System.nanoTime();
      double longest = 0;
      for (int from = before; from < before + count; from += 64) {
        List<Item> items = IntStream.range(from, from + 64).mapToObj(Opening::item).toList();
        long begun = System.nanoTime();
        memory.remember(items, Progress.Listener.SILENT);
        longest = Math.max(longest, 1e-6 * (System.nanoTime() - begun));
      }
      double seconds = 1e-9 * (System.nanoTime() - start);
      growing.set(false);
      reader.join();
      times.sort(null);
      System.out.printf(
          Locale.ROOT,
          "%,d to %,d items in %.1f s, the longest batch %.0f ms; %,d recalls: p50 %.1f, p99 %.1f,"
              + " max %.1f ms%n",
          before,
          memory.size(),
          seconds,
          longest,
          times.size(),
          times.get(times.size() / 2),
          times.get(times.size() * 99 / 100),
          times.getLast());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void print(String what, long start) {
    System.out.printf(
        Locale.ROOT,
        "%7.3f s, %7.3f s of processor time since the process began: %s%n",
        (System.nanoTime() - start) / 1e9,
        ProcessorClock.seconds(),
        what);
  }
}
