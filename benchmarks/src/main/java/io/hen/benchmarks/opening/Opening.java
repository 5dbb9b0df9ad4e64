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

/**
 * How long it takes to open a memory, and to recall from it for the first time.
 *
 * <p>{@code benchmarks/opening fill DIRECTORY ITEMS dense|tokens} makes one of items whose patterns
 * are 3,072 numbers or 64 tokens, drawn from a seed; {@code benchmarks/opening open DIRECTORY
 * dense|tokens [read-only]} opens it in a process of its own.
 */
public final class Opening {
  private static final int BATCH = 4_096;

  private Opening() {}

  /** Fills or opens. */
  public static void main(String[] arguments) {
    Path directory = Path.of(arguments[1]);
    if (arguments[0].equals("fill")) {
      fill(directory, Integer.parseInt(arguments[2]), DrawnCodec.of(arguments[3]));
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

  private static void print(String what, long start) {
    System.out.printf(
        Locale.ROOT,
        "%7.3f s, %7.3f s of processor time since the process began: %s%n",
        (System.nanoTime() - start) / 1e9,
        ProcessorClock.seconds(),
        what);
  }
}
