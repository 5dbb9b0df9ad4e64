package io.hen.experiments.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTarTest {
  @TempDir Path folder;

  @Test
  void readsPicturesInAnyOrder() throws IOException {
    Path file =
        tar(Map.of("set/a.png", "AAA", "set/b.JPEG", "BB", "set/notes.txt", "x", "._a.png", "y"));
    try (PictureTar tar = PictureTar.open(file)) {
      assertThat(tar.size()).isEqualTo(2);
      assertThat(tar.name(1)).isEqualTo("set/b.JPEG");
      assertThat(tar.read(1, 10)).asString().isEqualTo("BB");
      assertThat(tar.read(0, 10)).asString().isEqualTo("AAA");
      assertThat(tar.read(1, 10)).asString().isEqualTo("BB");
    }
  }

  @Test
  void refusesEmptyAndLargePictures() throws IOException {
    try (PictureTar tar = PictureTar.open(tar(Map.of("a.png", "", "b.png", "12345")))) {
      assertThatThrownBy(() -> tar.read(0, 10))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("a.png in ")
          .hasMessageContaining("is empty");
      assertThatThrownBy(() -> tar.read(1, 4))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("has 5 bytes, more than the 4");
    }
  }

  @Test
  void refusesWhatIsNoTarOfPictures() throws IOException {
    Path text = folder.resolve("text.tar");
    Files.writeString(text, "no tar at all, only some words that go on and on ".repeat(40));
    assertThatThrownBy(() -> PictureTar.open(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(text.toString());
    Path without = tar(Map.of("a.txt", "x"));
    assertThatThrownBy(() -> PictureTar.open(without))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("has no pictures");
    assertThatThrownBy(() -> PictureTar.open(folder.resolve("none.tar")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no file");
  }

  @Test
  void refusesATarThatEndsEarly() throws IOException {
    Path whole = tar(Map.of("a.png", "A".repeat(5000)));
    Path cut = folder.resolve("cut.tar");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(whole), 2000));
    assertThatThrownBy(
            () -> {
              try (PictureTar tar = PictureTar.open(cut)) {
                tar.read(0, 10_000);
              }
            })
        .isInstanceOf(InputException.class)
        .hasMessageContaining("cut.tar");
  }

  private Path tar(Map<String, String> files) throws IOException {
    Path path = Files.createTempFile(folder, "pictures", ".tar");
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(path))) {
      for (Map.Entry<String, String> file : new TreeMap<>(files).entrySet()) {
        byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
        entry.setSize(bytes.length);
        out.putArchiveEntry(entry);
        out.write(bytes);
        out.closeArchiveEntry();
      }
    }
    return path;
  }
}
