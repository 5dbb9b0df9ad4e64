package io.hen.experiments.reproduce.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.experiments.reproduce.Block;
import io.hen.experiments.reproduce.Reproduction;
import io.hen.memory.Picture;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvReadFeature;

/** Numbers for programs, Markdown, and contact sheets. */
class ReproductionFormatsTest {
  private static final Reproduction FOUND = FakeReproduction.rich();
  private static final JsonNode JSON = JsonMapper.shared().readTree(ReproductionJson.of(FOUND));

  @Test
  void tablesAreObjectsWithPlainValuesAndTheirTimesApart() {
    JsonNode row = JSON.at("/chapters/0/tables/numbers/6");
    assertThat(row.propertyNames()).containsExactly("encoder", "N", "identity", "1-SSIM");
    assertThat(row.path("identity").asDouble()).isEqualTo(0.063);
    assertThat(row.path("N").isIntegralNumber()).isTrue();
    JsonNode times = JSON.at("/chapters/0/measuredTimes/tables/numbers/6");
    assertThat(times.propertyNames()).containsExactly("time", "memory");
    assertThat(JSON.at("/chapters/0/tables/captions/1/caption").asString())
        .isEqualTo(FakeReproduction.LONG);
  }

  @Test
  void whatIsNoNumberIsNull() {
    assertThat(JSON.at("/chapters/0/tables/numbers/8/identity").isNull()).isTrue();
    assertThat(JSON.at("/chapters/0/checks/7/actual").isNull()).isTrue();
    assertThat(JSON.at("/chapters/1/charts/mse/lines/7/y/1").isNull()).isTrue();
    assertThat(JSON.toString()).doesNotContain("NaN");
  }

  @Test
  void checksHaveWhatWasExpected() {
    JsonNode check = JSON.at("/chapters/0/checks/3");
    assertThat(check.at("/expected/paper").asDouble()).isEqualTo(0.019);
    assertThat(check.at("/expected/within").asDouble()).isEqualTo(0.005);
    assertThat(check.at("/expected/bound/atMost").asDouble()).isEqualTo(0.05);
    assertThat(check.path("delta").asDouble()).isEqualTo(0.012 - 0.019);
    assertThat(check.path("status").asString()).isEqualTo("OK*");
    assertThat(JSON.at("/chapters/0/checks/10").has("expected")).isFalse();
    assertThat(JSON.at("/checks/NEW").asInt()).isEqualTo(21);
  }

  @Test
  void histogramsHaveTheirCounts() {
    JsonNode first = JSON.at("/chapters/2/histograms/cosines/0");
    Block.Histograms block = (Block.Histograms) FOUND.chapters().get(2).blocks().getFirst();
    assertThat(first.path("overlap").asDouble())
        .isEqualTo(block.charts().getFirst().cosines().overlap());
    assertThat(first.path("self")).hasSize(200);
    assertThat(JSON.at("/chapters/3/strips/strips/1/frames/2").asString()).isEqualTo("step 1");
  }

  @Test
  void commaSeparatedValuesComeBackAsTheyWere() {
    List<String[]> rows = csv(FOUND.chapters().getFirst().blocks().get(1));
    assertThat(rows.getFirst()).containsExactly("caption", "n");
    assertThat(rows.get(1)).containsExactly(FakeReproduction.HOSTILE, "1");
    assertThat(rows.get(3)).containsExactly("a \"quoted\", comma", "1234567");
    assertThat(rows.get(4)).containsExactly("", "0");
    assertThat(csv(FOUND.chapters().getFirst().blocks().getFirst()).getLast())
        .containsExactly("kl-f8", "6000", "", "", "", "");
  }

  @Test
  void chartsAndSheetsHaveTheirOrderInCsv() {
    List<String[]> rows = csv(FOUND.chapters().get(1).blocks().getFirst());
    assertThat(rows).hasSize(1 + 8 * FakeReproduction.BETAS.length);
    assertThat(rows.get(1)).startsWith("pixels", "0.01");
    assertThat(csv(FOUND.chapters().get(3).blocks().getFirst()).get(8))
        .containsExactly("2", "2", "dvae, masked", "the right picture, weight 1.000", "cue");
  }

  private static List<String[]> csv(Block block) {
    BlockFile file = BlockFile.of(block).getFirst();
    return CsvMapper.builder()
        .enable(CsvReadFeature.WRAP_AS_ARRAY)
        .build()
        .readerFor(String[].class)
        .<String[]>readValues(new String(file.bytes(), StandardCharsets.UTF_8))
        .readAll();
  }

  @Test
  void markdownShowsEveryBlockOnce() {
    String text = ReproductionMarkdown.of(FOUND);
    assertThat(text)
        .containsOnlyOnce("](figure2/mse.svg)")
        .containsOnlyOnce("](figure3/cosines.svg)")
        .containsOnlyOnce("](figure1/strips.png)")
        .containsOnlyOnce("| vq-f8, N = 6000, 1-SSIM | 0.021 | ± 0.005 | 0.023 | +0.0024 | OK |")
        .contains("20 figures that the paper does not give", "| pixels, overlap |", "**FAIL**")
        .doesNotContain("<script", "NaN", "null");
  }

  /** A pipe in a caption must not make a column, nor a line break end a row. */
  @Test
  void rowsOfMarkdownTablesHaveAsManyCellsAsColumns() {
    List<String> rows =
        ReproductionMarkdown.of(FOUND).lines().filter(line -> line.contains("alert")).toList();
    assertThat(rows.get(0).split("(?<!\\\\)\\|")).hasSize(1 + 6);
    assertThat(rows.get(1).split("(?<!\\\\)\\|")).hasSize(1 + 2);
  }

  @ParameterizedTest
  @CsvSource({
    "'# no heading', '\\# no heading'",
    "'1. no list', '1\\. no list'",
    "'- no list', '\\- no list'",
    "'a_b stays, _c_ not', 'a_b stays, \\_c\\_ not'",
    "'$1 \\ [x](y) `z`', '$1 \\\\ \\[x\\](y) \\`z\\`'"
  })
  void markdownIsShownAsItWasWritten(String text, String written) {
    assertThat(Markdown.paragraph(text)).isEqualTo(written + "\n\n");
  }

  @Test
  void contactSheetsEnlargeWithoutBlurring() {
    Picture small = picture(2, 2, 0, 1, 0.25f, 0.5f);
    Picture wide = picture(2, 1, 0.75f, 0.5f);
    Picture sheet = ContactSheet.of(List.of(strip(small, wide), strip(wide), strip()));
    assertThat(sheet.width()).isEqualTo(2 * 128 + 3 * 4);
    assertThat(sheet.height()).isEqualTo(3 * 128 + 2 * 10 + 2 * 4);
    assertThat(at(sheet, 4, 4)).isZero();
    assertThat(at(sheet, 4 + 63, 4 + 64)).isEqualTo(0.25f);
    assertThat(at(sheet, 4 + 127, 4 + 127)).isEqualTo(0.5f);
    assertThat(at(sheet, 4 + 128, 4)).isEqualTo(1); // the gap
    assertThat(at(sheet, 4 + 132, 4 + 63)).isEqualTo(0.75f);
    assertThat(at(sheet, 4, 4 + 138)).isEqualTo(0.75f);
  }

  private static Block.Strip strip(Picture... pictures) {
    return new Block.Strip(
        "", "", "good", List.of(pictures).stream().map(one -> new Block.Frame(one, "")).toList());
  }

  private static Picture picture(int width, int height, float... grey) {
    float[] values = new float[3 * grey.length];
    for (int k = 0; k < values.length; k++) {
      values[k] = grey[k % grey.length];
    }
    return new Picture(width, height, values);
  }

  /** The blue value, which is right only if all planes are. */
  private static float at(Picture picture, int x, int y) {
    return picture.values()[(2 * picture.height() + y) * picture.width() + x];
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, MEASURE, 0.000",
    "-0.0001, MEASURE, 0.000",
    "-1.5, MEASURE, −1.500",
    "0.0125, SECONDS, 12.5 ms",
    "0.0000042, SECONDS, 0.004 ms",
    "125, SECONDS, 2 min 05 s",
    "1048576, BYTES, 1.0 MiB",
    "209715200, BYTES, 200 MiB",
    "1024, BYTES, 0.0010 MiB",
    "NaN, SHARE, –"
  })
  void valuesForPeople(double value, Block.Format format, String words) {
    assertThat(Values.words(value, format)).isEqualTo(words);
    assertThat(Values.words(null, format)).isEqualTo("–");
  }
}
