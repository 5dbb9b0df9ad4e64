package io.hen.core.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StructuralSimilarityTest {

  /** Value at channel c, row y, column x. */
  private interface Formula {
    double at(int c, int y, int x);
  }

  /**
   * Golden values of scikit-image 0.19.3: {@code structural_similarity(a, b, gaussian_weights=True,
   * sigma=1.5, use_sample_covariance=False, data_range=L, channel_axis=0)} on float64 arrays of the
   * pictures below, whose values are exact as floats.
   */
  @ParameterizedTest
  @CsvSource({
    "blend,    3, 32, 32, 1,  0.7120805042161708",
    "blend,    3, 32, 32, 2,  0.7168612361487453",
    "blend,    1, 11, 11, 1,  0.7399784067248525",
    "blend,    1, 11, 11, 2,  0.7437361441538053",
    "blend,    3, 24, 40, 1,  0.7130949811855484",
    "blend,    3, 24, 40, 2,  0.7178414387061828",
    "negative, 3, 32, 32, 1, -0.9749179181823634",
    "negative, 1, 11, 11, 2, -0.9579716744716179",
    "negative, 3, 24, 40, 1, -0.9800234235012390",
    "half,     3, 32, 32, 1,  0.5305718548940558",
    "half,     1, 11, 11, 1,  0.4825960811182417",
    "half,     3, 24, 40, 2,  0.5594194962625209",
  })
  void equalsTheReference(
      String change, int channels, int height, int width, double range, double golden) {
    float[] a = picture(channels, height, width, StructuralSimilarityTest::texture);
    float[] b =
        switch (change) {
          case "blend" ->
              picture(
                  channels,
                  height,
                  width,
                  (c, y, x) -> texture(c, y, x) / 2 + (x * x + 3 * y + 5 * c) % 17 / 128.0);
          case "negative" ->
              picture(channels, height, width, (c, y, x) -> 63 / 64.0 - texture(c, y, x));
          case "half" ->
              picture(
                  channels, height, width, (c, y, x) -> y < height / 2 ? texture(c, y, x) : 0.5);
          default -> throw new AssertionError(change);
        };
    StructuralSimilarity ssim = new StructuralSimilarity(range);
    assertThat(ssim.between(a, b, channels, height, width)).isCloseTo(golden, within(1e-12));
    assertThat(ssim.between(b, a, channels, height, width)).isCloseTo(golden, within(1e-12));
  }

  @Test
  void isOneForEqualPictures() {
    float[] a = picture(3, 20, 20, StructuralSimilarityTest::texture);
    assertThat(StructuralSimilarity.defaults().between(a, a.clone(), 3, 20, 20))
        .isCloseTo(1, within(1e-12));
  }

  /** Without variance only the means count: (2ab + C1) / (a² + b² + C1), C1 = 0.0001. */
  @Test
  void comparesTheMeansOfFlatPictures() {
    float[] a = picture(1, 15, 12, (c, y, x) -> 0.25);
    float[] b = picture(1, 15, 12, (c, y, x) -> 0.5);
    assertThat(StructuralSimilarity.defaults().between(a, b, 1, 15, 12))
        .isCloseTo(0.2501 / 0.3126, within(1e-12));
  }

  @Test
  void takesThePlainMeanOverChannels() {
    float[] a = new float[3 * 121];
    float[] b = new float[3 * 121];
    Arrays.fill(b, 242, 363, 1);
    // Two channels are equal (1), one is black against white (C1 / (1 + C1)).
    assertThat(StructuralSimilarity.defaults().between(a, b, 3, 11, 11))
        .isCloseTo((2 + 0.0001 / 1.0001) / 3, within(1e-12));
  }

  @Test
  void refusesPicturesSmallerThanTheWindow() {
    StructuralSimilarity ssim = StructuralSimilarity.defaults();
    assertThatThrownBy(() -> ssim.between(new float[110], new float[110], 1, 10, 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("11x10");
    assertThatThrownBy(() -> ssim.between(new float[110], new float[110], 1, 11, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ssim.between(new float[121], new float[122], 1, 11, 11))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("121 and 122");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void refusesARangeThatIsNone(double range) {
    assertThatThrownBy(() -> new StructuralSimilarity(range))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(Double.toString(range));
  }

  private static double texture(int c, int y, int x) {
    return (x * 7 + y * 13 + c * 29 + x * y) % 64 / 64.0;
  }

  private static float[] picture(int channels, int height, int width, Formula formula) {
    float[] values = new float[channels * height * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) formula.at(i / (height * width), i / width % height, i % width);
    }
    return values;
  }
}
