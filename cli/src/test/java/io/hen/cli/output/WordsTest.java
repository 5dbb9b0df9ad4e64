package io.hen.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0.0 ms",
    "1500, 1.5 ms",
    "250000, 250 ms",
    "2345000, 2.3 s",
    "59990000, 60.0 s",
    "125000000, 2 min 5 s"
  })
  void saysTimes(long micros, String expected) {
    assertThat(Words.time(Duration.ofNanos(micros * 1000))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0, 0 bytes", "1, 1 byte", "1023, 1023 bytes", "1536, 1.5 KiB", "67108864, 64.0 MiB"})
  void saysSizes(long bytes, String expected) {
    assertThat(Words.size(bytes)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"1, 1.0000", "0.5, 0.5000", "0.00004, 0.0000", "0.999999, 1 - 1.0e-06"})
  void saysWeights(double weight, String expected) {
    assertThat(Words.weight(weight)).isEqualTo(expected);
  }

  @Test
  void takesControlCharactersOutOfStoredText() {
    assertThat(Words.line("a\u001b[2Jb\r\nc\u2028d ")).isEqualTo("a [2Jb c d");
  }
}
