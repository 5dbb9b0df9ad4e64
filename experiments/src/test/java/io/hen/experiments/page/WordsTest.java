package io.hen.experiments.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
  @ParameterizedTest
  @CsvSource({
    "0, 6000, 0 %",
    "6000, 6000, 100 %",
    "5999, 6000, 99.98 %",
    "1, 6000, 0.02 %",
    "1, 30000, < 0.01 %",
    "1, 3, 33.3 %"
  })
  void percent(int part, int whole, String words) {
    assertThat(Words.percent(part, whole)).isEqualTo(words);
  }

  /** Whatever the size of a set, all but one is not all and one is not none. */
  @Test
  void neverClaimsAllOrNoneWhereItIsNotSo() {
    for (int whole = 2; whole <= 2_000_000; whole = whole * 3 / 2 + 1) {
      assertThat(Words.percent(whole - 1, whole)).doesNotStartWith("100");
      assertThat(Words.percent(1, whole)).doesNotMatch("0(\\.0+)? %");
    }
  }

  @Test
  void times() {
    assertThat(Words.time(Duration.ofMillis(1540))).isEqualTo("1.5 s");
    assertThat(Words.time(Duration.ofSeconds(425))).isEqualTo("7 min 05 s");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 %",
    "1, 100 %",
    "0.5, 50.0 %",
    "0.9998, 99.98 %",
    "0.999999, > 99.99 %",
    "0.00001, < 0.01 %",
    "1.25, 125.0 %",
    "NaN, –"
  })
  void shares(double share, String words) {
    assertThat(Words.share(share)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "6000, '6,000'",
    "-3, −3",
    "0.836, 0.836",
    "0.5, 0.500",
    "0.0024, 0.0024",
    "0.005, 0.005",
    "0.9998, 0.9998",
    "0.00002, 2.0·10⁻⁵",
    "-1234.56, '−1,234.6'",
    "1e12, 1.0·10¹²",
    "NaN, –",
    "-Infinity, –"
  })
  void figures(double value, String words) {
    assertThat(Words.figure(value)).isEqualTo(words);
  }

  @Test
  void linesAreCutBetweenCharactersAndHaveNoControls() {
    assertThat(Words.line(" a\n\tb\u0000c ", 10)).isEqualTo("a b c");
    assertThat(Words.line("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Words.line("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Words.line("🐕🐕🐕", 2)).isEqualTo("🐕…");
  }
}
