package io.hen.benchmarks.peers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol, on a bank of three orthogonal rows of four numbers. */
class PeerSideTest {
  @TempDir Path folder;

  private final PeerSide side = new PeerSide();

  @BeforeEach
  void files() throws IOException {
    write("rows", 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0);
    write("cues", 0, 0.1f, 0.9f, 0, 0.8f, 0.3f, 0, 0);
  }

  @Test
  void recallsWhatWasPrepared() throws IOException {
    assertThat(side.reply(prepare("recall", "n=3"))).isEqualTo("ok");
    Path answer = folder.resolve("answer");
    assertThat(side.reply("answer\tcase\t2\t" + answer)).isEqualTo("ok");
    ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(answer)).order(ByteOrder.nativeOrder());
    assertThat(read.remaining()).isEqualTo(2 * 4 + 2 * 4 * 4);
    assertThat(new int[] {read.getInt(), read.getInt()}).containsExactly(2, 0);
    float[] states = new float[8];
    read.asFloatBuffer().get(states);
    assertThat(states).containsExactly(0, 0, 1, 0, 1, 0, 0, 0);
  }

  @Test
  void findsTheNearestRow() throws IOException {
    assertThat(side.reply(prepare("nearest", "n=3"))).isEqualTo("ok");
    Path answer = folder.resolve("answer");
    assertThat(side.reply("answer\tcase\t1\t" + answer)).isEqualTo("ok");
    ByteBuffer read = ByteBuffer.wrap(Files.readAllBytes(answer)).order(ByteOrder.nativeOrder());
    assertThat(read.getInt()).isEqualTo(2);
    assertThat(read.getFloat()).isEqualTo(0.9f);
  }

  @Test
  void tellsTimesAndReads() {
    side.reply(prepare("recall", "n=3"));
    String[] reply = side.reply("run\tcase\t1\t5").split("\t");
    assertThat(reply).hasSize(4).startsWith("ok");
    assertThat(Double.parseDouble(reply[1])).isPositive();
    assertThat(Double.parseDouble(reply[2])).isPositive();
    assertThat(Double.parseDouble(reply[3])).isBetween(1.0, 3.0);
  }

  @Test
  void whatGoesWrongIsAReply() {
    assertThat(side.reply("run\tcase\t0\t1")).startsWith("error\t").contains("nothing is prepared");
    assertThat(side.reply("dance")).startsWith("error\t").contains("dance");
    assertThat(side.reply(prepare("recall", "n=4"))).startsWith("error\t").contains("48 bytes");
    assertThat(side.reply("prepare\tcase\tbeta=1")).startsWith("error\t").contains("missing");
  }

  private String prepare(String work, String size) {
    return String.join(
        "\t",
        "prepare",
        "case",
        "bank=dense",
        "rows=" + folder.resolve("rows"),
        size,
        "k=4",
        "codebook=0",
        "cues=" + folder.resolve("cues"),
        "q=2",
        "similarity=dot",
        "work=" + work,
        "beta=150",
        "damping=1",
        "steps=150",
        "tolerance=0");
  }

  private void write(String name, float... values) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.nativeOrder());
    bytes.asFloatBuffer().put(values);
    Files.write(folder.resolve(name), bytes.array());
  }
}
