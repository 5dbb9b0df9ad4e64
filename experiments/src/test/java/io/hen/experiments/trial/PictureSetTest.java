package io.hen.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureSetTest {
  @TempDir Path folder;

  @Test
  void aLargerFolderIsSampledBySeed() throws IOException {
    for (int k = 0; k < 30; k++) {
      Files.writeString(folder.resolve("%02d.png".formatted(k)), "picture " + k);
    }
    List<String> sample = names(7, 1);
    assertThat(sample).hasSize(7).isSorted().doesNotHaveDuplicates();
    assertThat(names(7, 1)).isEqualTo(sample);
    assertThat(names(7, 2)).isNotEqualTo(sample);
    assertThat(names(100, 1)).hasSize(30);
  }

  @Test
  void namesBytesAndCaptionsBelongTogether() throws IOException {
    for (int k = 0; k < 5; k++) {
      Files.writeString(folder.resolve(k + ".png"), "picture " + k);
      Files.writeString(folder.resolve(k + ".txt"), "caption " + k);
    }
    try (PictureSet set = PictureSet.open(Optional.of(folder), Optional.empty(), 3, 1)) {
      for (int k = 0; k < set.size(); k++) {
        String number = set.name(k).substring(0, 1);
        assertThat(set.bytes(k)).asString().isEqualTo("picture " + number);
        assertThat(set.caption(k)).contains("caption " + number);
      }
    }
  }

  /** Strangers are never stored, and what is stored does not depend on them. */
  @Test
  void strangersAreOthers() throws IOException {
    for (int k = 0; k < 30; k++) {
      Files.writeString(folder.resolve("%02d.png".formatted(k)), "picture " + k);
    }
    try (PictureSet.Split split = PictureSet.split(Optional.of(folder), 7, 100, 1)) {
      List<String> stored = names(split.stored());
      List<String> strangers = names(split.strangers());
      assertThat(stored).isEqualTo(names(7, 1));
      assertThat(strangers).hasSize(23).doesNotHaveDuplicates().doesNotContainAnyElementsOf(stored);
    }
    try (PictureSet.Split drawn = PictureSet.split(Optional.empty(), 5, 4, 1)) {
      assertThat(drawn.stored().size()).isEqualTo(5);
      assertThat(drawn.strangers().size()).isEqualTo(4);
    }
  }

  @Test
  void moreScenesThanCanBeDrawnAreRefused() {
    assertThatThrownBy(() -> PictureSet.open(Optional.empty(), Optional.empty(), 8001, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at most 8000");
  }

  private List<String> names(int count, long seed) {
    try (PictureSet set = PictureSet.open(Optional.of(folder), Optional.empty(), count, seed)) {
      return names(set);
    }
  }

  private static List<String> names(PictureSet set) {
    return IntStream.range(0, set.size()).mapToObj(set::name).toList();
  }
}
