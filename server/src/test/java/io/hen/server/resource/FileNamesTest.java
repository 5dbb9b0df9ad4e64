package io.hen.server.resource;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
  @ParameterizedTest
  @CsvSource({
    "bus.png, bus.png",
    "../../etc/passwd, passwd",
    "C:\\photos\\bus.png, bus.png",
    "/, ''",
    "a/.., ''",
    ".., ''",
    "a/., ''",
    "ä b.png, ä b.png"
  })
  void onlyTheLastSegmentIsKept(String name, String kept) {
    assertThat(FileNames.last(name)).isEqualTo(kept);
  }

  @Test
  void whatCannotBeSeenIsDropped() {
    assertThat(FileNames.last("a\u0000b\r\n\u202egnp.exe\u2028")).isEqualTo("abgnp.exe");
  }

  @Test
  void longNamesAreCutBetweenLetters() {
    assertThat(FileNames.last("x".repeat(300))).hasSize(255);
    assertThat(FileNames.last("x".repeat(254) + "😀")).isEqualTo("x".repeat(254));
  }
}
