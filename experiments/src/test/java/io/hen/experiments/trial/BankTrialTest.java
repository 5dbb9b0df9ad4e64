package io.hen.experiments.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import io.hen.encoders.Codecs;
import io.hen.encoders.Fill;
import io.hen.encoders.Masking;
import io.hen.encoders.PictureCodec;
import io.hen.memory.Picture;
import java.util.Arrays;
import java.util.List;
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
    EncodedBank bank = bank(halves(0.60f, 1), halves(0.62f, 0.5f));
    Tally tally = tally(bank, Fill.GREY, 150, 0, 1);
    assertThat(tally.identity()).isEqualTo(1);
    assertThat(tally.wrong()).isEqualTo(1);
    assertThat(tally.nearest()).isEqualTo(1);
  }

  @Test
  void equalPicturesAreATie() {
    EncodedBank bank = bank(halves(0.2f, 0.3f), halves(0.2f, 0.3f), halves(0.9f, 0.3f));
    Tally tally = tally(bank, Fill.BLACK, 150, 0, 1, 2);
    assertThat(tally.ambiguous()).isEqualTo(2);
    assertThat(tally.identity()).isEqualTo(1);
  }

  @Test
  void atALowInverseTemperatureAllIsOneMixture() {
    EncodedBank bank = bank(halves(0.2f, 0.3f), halves(0.5f, 0.3f), halves(0.9f, 0.3f));
    Tally tally = tally(bank, Fill.BLACK, 1e-5, 2, 0);
    assertThat(tally.metastable()).isEqualTo(2);
    assertThat(tally.nearest()).isEqualTo(2);
  }

  private static EncodedBank bank(Picture... pictures) {
    return EncodedBank.of(codec, List.of(pictures), n -> {});
  }

  private static Tally tally(EncodedBank bank, Fill fill, double beta, Integer... meant) {
    List<Integer> pictures = List.of(meant);
    return Tally.of(
        pictures,
        BankTrial.run(
            bank.network(Similarity.L2),
            RecallOptions.paper().withBeta(beta).withTolerance(1e-6),
            pictures,
            some -> bank.halves(some, Masking.UNMASKED, fill),
            n -> {}));
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
