package io.hen.experiments.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.memory.InputException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaptionsTest {
  @TempDir Path folder;

  @Test
  void cocoHasSeveralCaptionsForOnePicture() throws IOException {
    Captions captions =
        read(
            "captions.json",
            """
            {"images": [{"id": 7, "file_name": "000000000007.jpg"}],
             "annotations": [
               {"id": 1, "image_id": 7, "caption": "a dog on a rack "},
               {"id": 2, "image_id": 7, "caption": "shoes and a dog"},
               {"id": 3, "image_id": 8, "caption": "of no image"}]}
            """);
    assertThat(captions.of("train2017/000000000007.jpg"))
        .containsExactly("a dog on a rack", "shoes and a dog");
    assertThat(captions.unused()).containsExactly("image 8");
  }

  @Test
  void cocosMembersMayBeInAnyOrder() throws IOException {
    Captions captions =
        read(
            "captions.json",
            """
            \ufeff{"annotations": [
               {"caption": "a \\u00e9clair", "image_id": "x", "more": {"caption": "inner"}},
               {"image_id": "y", "caption": null}, {"image_id": "x", "caption": "  "}],
             "licenses": [{"id": 1}], "type": "captions",
             "images": [{"file_name": "a.jpg", "id": "x"}, {"file_name": "b.jpg", "id": "y"}]}
            """);
    assertThat(captions.of("train2017/a.jpg")).containsExactly("a \u00e9clair");
    assertThat(captions.of("train2017/b.jpg")).isEmpty();
    assertThat(captions.all()).hasSize(1);
  }

  /** Only with both lists it is COCO's; else they are names like others. */
  @Test
  void aPictureMayBeCalledImages() throws IOException {
    Captions captions = read("c.json", "{\"images\": [\"one\", \"two\"], \"b\": \"three\"}");
    assertThat(captions.of("images.png")).containsExactly("one", "two");
    assertThat(captions.of("b.png")).containsExactly("three");
  }

  @Test
  void jsonFromNamesWithoutExtension() throws IOException {
    Captions captions = read("c.json", "{\"a\": [\"one\", \"two\"], \"b.png\": \"three\"}");
    assertThat(captions.of("x/a.jpg")).containsExactly("one", "two");
    assertThat(captions.of("b.png")).containsExactly("three");
    assertThat(captions.unused()).isEmpty();
  }

  @Test
  void csvWithQuotesAndWithoutHeader() throws IOException {
    Captions captions = read("c.csv", "a.png,\"a bus, \"\"red\"\"\"\na.png,again\nb.png,other\n");
    assertThat(captions.of("a.png")).containsExactly("a bus, \"red\"", "again");
    assertThat(captions.unused()).containsExactly("b.png");
  }

  @Test
  void tsvWithHeaderInAnyOrder() throws IOException {
    Captions captions = read("c.tsv", "caption\tid\tfile\na red bus\t1\ta.png\n");
    assertThat(captions.of("a.png")).containsExactly("a red bus");
  }

  @Test
  void aPathBelongsToThePicturesWhosePathEndsSo() throws IOException {
    Captions captions = read("c.csv", "b/c.jpg,near\n");
    assertThat(captions.of("a/b/c.jpg")).containsExactly("near");
    assertThat(captions.of("d/c.jpg")).isEmpty();
  }

  @Test
  void textBesideThePicture() throws IOException {
    Files.writeString(folder.resolve("a.txt"), "a red bus\n\n two trees \n");
    PictureFile picture = new PictureFile(folder.resolve("a.png"), "a.png");
    assertThat(Captions.none().of(picture)).containsExactly("a red bus", "two trees");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c.json | {\"a\": 3}        | the caption of \"a\" is no string",
        "c.json | {\"a\"            | not JSON",
        "c.json | {\"a\": \"b\"} {}   | not JSON",
        "c.json | {\"images\": [{}], \"a\": 3} | the caption of \"images\" is no string",
        "c.json | [1]               | the JSON is no object",
        "c.csv  | lonely            | row 1 has 1 columns instead of 2: \"lonely\"",
        "c.xml  | <a/>              | of no kind that captions are read from",
      })
  void sayWhatIsWrong(String name, String text, String message) {
    assertThatThrownBy(() -> read(name, text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(folder.resolve(name).toString())
        .hasMessageContaining(message);
  }

  @Test
  void refuseWhatIsNotThereOrNotUtf8() throws IOException {
    assertThatThrownBy(() -> Captions.read(folder.resolve("none.csv")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no file");
    for (String name : List.of("latin.csv", "latin.json")) {
      Path latin = folder.resolve(name);
      String text = name.endsWith("csv") ? "a.png,gr\u00fcn\n" : "{\"a.png\": \"gr\u00fcn\"}";
      Files.write(latin, text.getBytes(StandardCharsets.ISO_8859_1));
      assertThatThrownBy(() -> Captions.read(latin))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("not UTF-8");
    }
  }

  private Captions read(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, text);
    return Captions.read(file);
  }
}
