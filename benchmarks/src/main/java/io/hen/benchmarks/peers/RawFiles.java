package io.hen.benchmarks.peers;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** The files that both sides read and write: numbers in native order and nothing else. */
final class RawFiles {
  private RawFiles() {}

  /**
   * A file's bytes in memory of this process, so that no run waits for the disk.
   *
   * @throws IllegalArgumentException if the file has another size
   */
  static MemorySegment read(Path file, long bytes) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        Arena mapping = Arena.ofConfined()) {
      if (channel.size() != bytes) {
        throw new IllegalArgumentException(
            file + " has " + channel.size() + " bytes, not " + bytes);
      }
      MemorySegment mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, bytes, mapping);
      return Arena.ofAuto().allocate(bytes, 64).copyFrom(mapped);
    }
  }

  /** The cues of a case, each wholly observed. */
  static List<Observation> cues(CaseRequest request) throws IOException {
    List<Observation> cues = new ArrayList<>();
    int width = request.width();
    boolean dense = request.shape() == CaseRequest.Shape.DENSE;
    long row = (long) width * (dense ? Float.BYTES : Character.BYTES);
    MemorySegment all = read(request.cues(), request.count() * row);
    for (int q = 0; q < request.count(); q++) {
      MemorySegment one = all.asSlice(q * row, row);
      Pattern pattern =
          dense
              ? new Pattern.Dense(one.toArray(ValueLayout.JAVA_FLOAT))
              : new Pattern.Tokens(one.toArray(ValueLayout.JAVA_CHAR));
      cues.add(Observation.whole(pattern));
    }
    return cues;
  }

  /** Writes for each cue its winner as an int, then for each cue its state as floats. */
  static void write(Path file, List<Outcome> outcomes) throws IOException {
    int width = outcomes.getFirst().state().length;
    ByteBuffer bytes =
        ByteBuffer.allocate(outcomes.size() * (Integer.BYTES + width * Float.BYTES))
            .order(ByteOrder.nativeOrder());
    outcomes.forEach(outcome -> bytes.putInt(outcome.winner()));
    for (Outcome outcome : outcomes) {
      for (float value : outcome.state()) {
        bytes.putFloat(value);
      }
    }
    Files.write(file, bytes.array());
  }
}
