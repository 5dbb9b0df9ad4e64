package io.hen.cli.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.hen.memory.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
  @Test
  void drawsABarForEachStage() {
    ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    try (ProgressLine line = ProgressLine.on(new PrintStream(drawn, true, UTF_8))) {
      line.onProgress(new Progress("encoding", 1, 4));
      line.onProgress(new Progress("encoding", 4, 4));
      line.onProgress(new Progress("recalling", 2, 2));
    }
    assertThat(drawn.toString(UTF_8))
        .contains("encoding 100%", "4/4", "recalling 100%", "2/2")
        .containsSubsequence("encoding", "recalling");
  }

  @Test
  void drawsNothingWhenNobodyLooks() {
    try (ProgressLine line = ProgressLine.none()) {
      line.onProgress(new Progress("encoding", 1, 4));
    }
  }
}
