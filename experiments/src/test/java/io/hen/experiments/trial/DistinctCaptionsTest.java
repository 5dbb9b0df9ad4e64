package io.hen.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.experiments.input.Captions;
import io.hen.experiments.trial.DistinctCaptions.Several;
import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistinctCaptionsTest {
  private static final List<String> NONE = List.of();

  @TempDir Path folder;

  @Test
  void ownCaptionsThenGivenOnesThenNumbers() {
    DistinctCaptions captions =
        DistinctCaptions.of(
            List.of(NONE, List.of("a red bus"), NONE, List.of("a red bus"), NONE, NONE),
            List.of("a dog", "a kite", "a kite"));
    assertThat(captions.texts())
        .containsExactly(
            "a dog", "a red bus", "a kite", "a red bus (2)", "a kite (2)", "a dog (2)");
    assertThat(captions.own()).isEqualTo(1);
    assertThat(captions.given()).isEqualTo(2);
    assertThat(captions.numbered()).isEqualTo(3);
    assertThat(captions.summary())
        .isEqualTo("6 captions: 1 of the pictures' own, 2 given, 3 numbered");
  }

  /** A picture's own caption is not lost to one that was given to a picture before it. */
  @Test
  void ownCaptionsComeFirst() {
    assertThat(texts(List.of(NONE, List.of("a bus")), List.of("a bus")))
        .containsExactly("a bus (2)", "a bus");
  }

  @Test
  void aNumberThatIsPartOfACaptionIsPassedOver() {
    assertThat(
            texts(
                List.of(List.of("a bus"), List.of("a bus"), List.of("a bus (2)"), List.of("a bus")),
                List.of()))
        .containsExactly("a bus", "a bus (3)", "a bus (2)", "a bus (4)");
  }

  @Test
  void whatEncodersCannotTellApartIsTheSame() {
    assertThat(
            texts(List.of(List.of("a café"), List.of(" A  Cafe "), List.of("a cafe.")), List.of()))
        .containsExactly("a café", "A  Cafe (2)", "a cafe.");
  }

  @Test
  void withoutAListTheOthersCaptionsAreNumbered() {
    assertThat(texts(List.of(List.of("a"), NONE, List.of("b"), NONE, NONE), List.of(" ")))
        .containsExactly("a", "a (2)", "b", "b (2)", "a (3)");
  }

  @Test
  void withoutAnyCaptionThereIsAnError() {
    assertThatThrownBy(() -> DistinctCaptions.of(List.of(NONE, List.of(" ")), List.of()))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("none of the 2 pictures has a caption");
    assertThat(texts(List.of(), List.of())).isEmpty();
  }

  /** One caption for 50,000 pictures: not every number is tried for each of them. */
  @Test
  void manyOfOneCaption() {
    List<String> texts = texts(Collections.nCopies(50_000, NONE), List.of("a bus"));
    assertThat(texts).doesNotHaveDuplicates().endsWith("a bus (50000)");
  }

  @Test
  void severalCaptionsOfAPictureAndOfAFile() throws IOException {
    Files.writeString(folder.resolve("a.png"), "picture");
    Files.writeString(folder.resolve("a.txt"), "a bus\na red bus\n");
    Files.writeString(folder.resolve("b.png"), "picture");
    Path file = folder.resolve("given.json");
    Files.writeString(file, "{\"x\": [\"one\", \"two\", \"three\"], \"y\": [\"four\", \"five\"]}");
    Captions given = Captions.read(file);
    assertThat(DistinctCaptions.list(given, Several.FIRST))
        .containsExactly("one", "four", "two", "five", "three");
    assertThat(DistinctCaptions.list(given, Several.JOINED))
        .containsExactly("one two three", "four five");
    try (PictureSet set = PictureSet.open(Optional.of(folder), Optional.empty(), 2, 1)) {
      assertThat(DistinctCaptions.of(set, Several.FIRST, List.of("one")).texts())
          .containsExactly("a bus", "one");
      assertThat(DistinctCaptions.of(set, Several.JOINED, List.of("one")).texts())
          .containsExactly("a bus a red bus", "one");
    }
  }

  private static List<String> texts(List<List<String>> own, List<String> given) {
    return DistinctCaptions.of(own, given).texts();
  }
}
