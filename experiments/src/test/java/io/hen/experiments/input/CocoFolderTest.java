package io.hen.experiments.input;

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

class CocoFolderTest {
  @TempDir Path dir;

  @Test
  void picturesAreInTheOrderOfTheirNamesWithTheirCaptions() throws IOException {
    CocoLayout.make(dir, "train2017", 7, 7);
    CocoFolder coco = CocoFolder.open(dir);
    assertThat(coco.size()).isEqualTo(7);
    for (int k = 0; k < 7; k++) {
      int picture = k;
      assertThat(coco.name(k)).isEqualTo("train2017/" + CocoLayout.name("train2017", k));
      assertThat(coco.file(k).path()).isRegularFile();
      assertThat(coco.captions(k))
          .isEqualTo(IntStream.range(0, 5).mapToObj(c -> CocoLayout.caption(picture, c)).toList());
    }
    assertThat(coco.notes()).isEmpty();
  }

  @Test
  void oneYearAtATimeAndTrainingPicturesFirst() throws IOException {
    CocoLayout.make(dir, "val2014", 2, 2);
    CocoLayout.make(dir, "train2014", 2, 2);
    assertThat(names(CocoFolder.open(dir)))
        .containsExactly(
            "train2014/COCO_train2014_000000000009.jpg",
            "train2014/COCO_train2014_000000000014.jpg",
            "val2014/COCO_val2014_000000000009.jpg",
            "val2014/COCO_val2014_000000000014.jpg");
    CocoLayout.make(dir, "val2017", 1, 1);
    assertThat(names(CocoFolder.open(dir))).containsExactly("val2017/000000000009.jpg");
    assertThat(names(CocoFolder.open(dir, List.of(CocoSplit.VAL_2014)))).hasSize(2);
  }

  @Test
  void whatIsOnOneSideOnlyIsCountedAndLeftOut() throws IOException {
    CocoLayout.make(dir, "val2017", 5, 5);
    Files.delete(dir.resolve("val2017").resolve(CocoLayout.name("val2017", 0)));
    Files.delete(dir.resolve("val2017").resolve(CocoLayout.name("val2017", 3)));
    Files.writeString(dir.resolve("val2017/extra.jpg"), "not named in the captions file");
    Files.writeString(dir.resolve("val2017/readme.txt"), "no picture");
    CocoFolder coco = CocoFolder.open(dir);
    assertThat(names(coco))
        .containsExactly(
            "val2017/" + CocoLayout.name("val2017", 1),
            "val2017/" + CocoLayout.name("val2017", 2),
            "val2017/" + CocoLayout.name("val2017", 4));
    assertThat(coco.notes())
        .containsExactly(
            "named in captions_val2017.json but not on disk: 2",
            "on disk but not named in captions_val2017.json: 1");
    assertThat(coco).asString().contains("(val2017; named in", "not on disk: 2; on disk but not");
  }

  @Test
  void aPictureThatNoCaptionIsOfHasNone() throws IOException {
    write("train2017/a.jpg", "picture");
    write(
        "annotations/captions_train2017.json",
        "{\"images\": [{\"id\": 1, \"file_name\": \"a.jpg\"}], \"annotations\": []}");
    assertThat(CocoFolder.open(dir).captions(0)).isEmpty();
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    fails(dir.resolve("none"), "there is no folder", "spelling");
    fails(dir, "none of MS-COCO's folders train2017", "name a folder that has train2017");

    write("annotations/captions_val2014.json", "{}");
    fails(dir, "has annotations/captions_val2014.json, but no folder val2014", "get val2014.zip");
    write("train2017.zip", "");
    fails(dir.resolve("train2017.zip"), "is not a folder", "unzip it");
    fails(dir, "has train2017.zip, but no folder train2017", "unzip train2017.zip in " + dir);

    Files.createDirectory(dir.resolve("train2017"));
    String captions = "no file " + dir.resolve("annotations/captions_train2017.json");
    fails(dir, captions, "get annotations_trainval2017.zip of MS-COCO");
    write("annotations_trainval2017.zip", "");
    fails(dir, captions, "unzip annotations_trainval2017.zip in " + dir);
    fails(dir.resolve("train2017"), "is the folder train2017 itself", "the folder around it");

    write("annotations/captions_train2017.json", "{\"a.jpg\": \"a bus\"}");
    fails(dir, "no lists \"images\" and \"annotations\"", "COCO JSON");
    write(
        "annotations/captions_train2017.json",
        "{\"images\": [{\"id\": 1, \"file_name\": \"a.jpg\"}], \"annotations\": []}");
    fails(dir, "none of the 1 pictures that", "unpack train2017.zip there");
  }

  /** Nothing but the names in the folder is ever opened. */
  @Test
  void aNameThatLeadsOutOfTheFolderIsNotFollowed() throws IOException {
    write("secret.jpg", "outside");
    write("train2017/a.jpg", "picture");
    write(
        "annotations/captions_train2017.json",
        """
        {"images": [{"id": 1, "file_name": "../secret.jpg"}, {"id": 2, "file_name": "a.jpg"}],
         "annotations": [{"image_id": 1, "caption": "outside"}]}
        """);
    assertThat(names(CocoFolder.open(dir))).containsExactly("train2017/a.jpg");
  }

  private static void fails(Path dir, String message, String remedy) {
    assertThatThrownBy(() -> CocoFolder.open(dir))
        .isInstanceOfSatisfying(
            InputException.class,
            e -> {
              assertThat(e).hasMessageContaining(message);
              assertThat(e.remedy()).contains(remedy);
            });
  }

  private static List<String> names(CocoFolder coco) {
    return IntStream.range(0, coco.size()).mapToObj(coco::name).toList();
  }

  private void write(String name, String text) throws IOException {
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
