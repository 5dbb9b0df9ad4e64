package io.hen.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Similarity;
import io.hen.encoders.Codecs;
import io.hen.encoders.Fill;
import io.hen.encoders.PictureCodec;
import io.hen.experiments.trial.BankTrial;
import io.hen.experiments.trial.EncodedBank;
import io.hen.memory.Picture;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pictures of which it can be told by hand how raw pixels recall them. */
class BankTrialTest {
  private static PictureCodec codec;

  @BeforeAll
  static void open() {
    codec = new Codecs().open("pixels");
  }

  @AfterAll
  static void close() {
    codec.close();
  }

  /** The grey fill is nearer to the grey half of picture 1 than to the white one of picture 0. */
  @Test
  void aFillThatResemblesAnotherPictureWins() {
    BankTrial trial = trial(halves(0.60f, 1), halves(0.62f, 0.5f));
    Setting setting = setting(Fill.GREY, 150);
    Row row = row(trial, setting, 0, 1);
    assertThat(row.identity()).isEqualTo(1);
    assertThat(row.wrong()).isEqualTo(1);
    assertThat(row.nearest()).isEqualTo(1);
  }

  @Test
  void equalPicturesAreATie() {
    BankTrial trial = trial(halves(0.2f, 0.3f), halves(0.2f, 0.3f), halves(0.9f, 0.3f));
    Setting setting = setting(Fill.BLACK, 150);
    Row row = row(trial, setting, 0, 1, 2);
    assertThat(row.ambiguous()).isEqualTo(2);
    assertThat(row.identity()).isEqualTo(1);
  }

  @Test
  void atALowInverseTemperatureAllIsOneMixture() {
    BankTrial trial = trial(halves(0.2f, 0.3f), halves(0.5f, 0.3f), halves(0.9f, 0.3f));
    Setting setting = setting(Fill.BLACK, 1e-5);
    Row row = row(trial, setting, 2, 0);
    assertThat(row.metastable()).isEqualTo(2);
    assertThat(row.nearest()).isEqualTo(2);
  }

  private static BankTrial trial(Picture... pictures) {
    return new BankTrial(EncodedBank.of(codec, List.of(pictures), n -> {}));
  }

  private static Setting setting(Fill fill, double beta) {
    return Setting.measured(
        Method.PIXELS_UNMASKED, Optional.of(fill), DemoOptions.defaults(), Similarity.L2, beta);
  }

  private static Row row(BankTrial trial, Setting setting, Integer... meant) {
    List<Integer> pictures = List.of(meant);
    return setting.row(pictures, trial.run(setting, pictures, n -> {}), Duration.ZERO, "nothing");
  }

  /** A picture of two even greys. */
  private static Picture halves(float upper, float lower) {
    float[] values = new float[3 * 64 * 64];
    for (int channel = 0; channel < 3; channel++) {
      Arrays.fill(values, channel * 4096, channel * 4096 + 2048, upper);
      Arrays.fill(values, channel * 4096 + 2048, (channel + 1) * 4096, lower);
    }
    return new Picture(64, 64, values);
  }
}
