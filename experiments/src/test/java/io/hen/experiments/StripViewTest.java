package io.hen.experiments;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.encoders.PictureWriter;
import io.hen.memory.Picture;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StripViewTest {
  /** A photo of many megabytes must not be on the page several times. */
  @Test
  void largeFilesAreShownAsSmallCopies() {
    float[] values = new float[3 * 400 * 600];
    Random random = new Random(1);
    for (int k = 0; k < values.length; k++) {
      values[k] = random.nextFloat();
    }
    byte[] large = PictureWriter.png(new Picture(400, 600, values));
    String uri = StripView.image(new Film.Original("large.png", "image/png", large), "", "").uri();
    assertThat(large.length).isGreaterThan(600_000);
    assertThat(uri.length()).isBetween(1000, 120_000);
  }

  @Test
  void anEnergyCurveSpansItsBox() {
    ReportView.Curve curve = StripView.curve(new double[] {30, 20, 10});
    assertThat(curve.points()).isEqualTo("0.0,0.0 100.0,40.0 200.0,80.0");
    assertThat(curve.first()).isEqualTo("30.0");
    assertThat(curve.last()).isEqualTo("10.0");
    assertThat(curve.steps()).isEqualTo(2);
  }

  @Test
  void aFlatCurveIsALine() {
    assertThat(StripView.curve(new double[] {5, 5}).points()).isEqualTo("0.0,0.0 200.0,0.0");
  }
}
