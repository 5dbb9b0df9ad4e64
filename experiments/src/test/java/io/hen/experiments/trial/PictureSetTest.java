package io.hen.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
    DemoOptions options = DemoOptions.defaults().withPictures(folder).withCount(3);
    try (PictureSet set = PictureSet.open(options)) {
      for (int k = 0; k < set.size(); k++) {
        String number = set.name(k).substring(0, 1);
        assertThat(set.bytes(k)).asString().isEqualTo("picture " + number);
        assertThat(set.caption(k)).contains("caption " + number);
      }
    }
  }

  @Test
  void moreScenesThanCanBeDrawnAreRefused() {
    assertThatThrownBy(() -> PictureSet.open(DemoOptions.defaults().withCount(8001)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("at most 8000");
  }

  private List<String> names(int count, long seed) {
    DemoOptions options =
        DemoOptions.defaults().withPictures(folder).withCount(count).withSeed(seed);
    try (PictureSet set = PictureSet.open(options)) {
      return IntStream.range(0, set.size()).mapToObj(set::name).toList();
    }
  }
}
