package io.hen.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.experiments.input.Captions;
import io.hen.experiments.input.CocoLayout;
import io.hen.experiments.input.PictureFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CocoPicturesTest {
  private static final int SAMPLE = 200;

  /**
   * Half a million captions in COCO's file take some 60 MB as strings; a tree of it would not fit.
   */
  private static final String HEAP = "-Xmx192m";

  @TempDir Path dir;

  @Test
  void aSampleIsTakenBySeedWithItsCaptions() throws IOException {
    CocoLayout.make(dir, "train2017", 30, 30);
    List<String> sample = names(7, 1);
    assertThat(sample).hasSize(7).isSorted().doesNotHaveDuplicates();
    assertThat(names(7, 1)).isEqualTo(sample);
    assertThat(names(7, 2)).isNotEqualTo(sample);
    assertThat(names(30, 1)).hasSize(30);
    Captions captions = Captions.read(dir.resolve("annotations/captions_train2017.json"));
    try (PictureSet set = PictureSet.coco(dir, 7, 1)) {
      for (int k = 0; k < set.size(); k++) {
        Path file = dir.resolve(set.name(k));
        assertThat(set.bytes(k)).isEqualTo(Files.readAllBytes(file));
        assertThat(set.captions(k))
            .hasSize(5)
            .isEqualTo(captions.of(new PictureFile(file, set.name(k))));
        assertThat(set.caption(k)).contains(set.captions(k).getFirst());
      }
      assertThat(set.source())
          .isEqualTo(
              "a random sample of the 30 pictures of MS-COCO in "
                  + dir.getFileName()
                  + " (train2017)");
    }
  }

  @Test
  void allOfItIsNoSample() throws IOException {
    CocoLayout.make(dir, "train2017", 3, 3);
    CocoLayout.make(dir, "val2017", 2, 2);
    try (PictureSet set = PictureSet.coco(dir, 5, 1)) {
      assertThat(set.size()).isEqualTo(5);
      assertThat(set.source())
          .isEqualTo("5 pictures of MS-COCO in " + dir.getFileName() + " (train2017 and val2017)");
    }
  }

  /** In a process of its own, which ends with an error where the heap is too small. */
  @Test
  void theFullLayoutOpensInASmallHeap() throws IOException, InterruptedException {
    CocoLayout.make(dir, "train2017", CocoLayout.FULL, 500);
    Path said = dir.resolve("said.txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                Opening.class.getName(),
                dir.toString())
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    try {
      // Measured on a busy machine: two to seven seconds.
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("opens in time").isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(said).content().contains("opened 200 of 118287");
    assertThat(process.exitValue()).isZero();
  }

  /** What the process does. */
  static final class Opening {
    private Opening() {}

    public static void main(String[] args) {
      long begin = System.nanoTime();
      try (PictureSet set = PictureSet.coco(Path.of(args[0]), SAMPLE, 1)) {
        Set<String> captions = new HashSet<>();
        for (int k = 0; k < set.size(); k++) {
          if (set.bytes(k).length == 0 || set.captions(k).size() != 5) {
            throw new IllegalStateException(set.name(k) + " is not whole");
          }
          captions.addAll(set.captions(k));
        }
        if (captions.size() != 5 * SAMPLE) {
          throw new IllegalStateException(captions.size() + " different captions");
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        System.out.printf("opened %d of %d in %d ms%n", set.size(), CocoLayout.FULL, millis);
        if (!set.source().contains(" " + CocoLayout.FULL + " ")) {
          throw new IllegalStateException(set.source());
        }
      }
    }
  }

  private List<String> names(int count, long seed) {
    try (PictureSet set = PictureSet.coco(dir, count, seed)) {
      return IntStream.range(0, set.size()).mapToObj(set::name).toList();
    }
  }
}
