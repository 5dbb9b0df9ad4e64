package io.hen.core.measure;

/**
 * The mean structural similarity index (SSIM) of Wang, Bovik, Sheikh and Simoncelli, Image quality
 * assessment: from error visibility to structural similarity, IEEE Trans. Image Processing 13(4),
 * 2004: 1 for equal pictures, in [-1,1] otherwise.
 *
 * <p>The authors' settings: means, variances and the covariance are weighted by a Gaussian window
 * of 11×11 pixels with σ = 1.5 and sum 1 (so variances are not corrected for the sample size), and
 *
 * <pre>
 *   SSIM = (2 μx μy + C1)(2 σxy + C2) / ((μx² + μy² + C1)(σx² + σy² + C2))
 *   C1 = (0.01·L)², C2 = (0.03·L)², L the data range
 * </pre>
 *
 * <p>Borders: only windows that lie wholly inside the picture are averaged, (height-10)·(width-10)
 * of them. Channels: each alone, then the plain mean over channels, no conversion to luminance.
 * There is no downsampling beforehand. All arithmetic is in double precision. This equals
 * scikit-image's {@code structural_similarity(gaussian_weights=True, sigma=1.5,
 * use_sample_covariance=False, data_range=L, channel_axis=0)} on pictures of doubles.
 *
 * @param dataRange L, the difference between the largest and the least possible value: finite and
 *     positive
 */
public record StructuralSimilarity(double dataRange) {

  /** Pixels along each side of the window, and the least height and width of a picture. */
  public static final int WINDOW = 11;

  private static final int RADIUS = WINDOW / 2;
  private static final double SIGMA = 1.5;
  private static final double[] WEIGHTS = gaussian();

  /** Throws {@link IllegalArgumentException} where the range is not finite and positive. */
  public StructuralSimilarity {
    if (!(dataRange > 0 && Double.isFinite(dataRange))) {
      throw new IllegalArgumentException(
          "the data range must be finite and positive, not " + dataRange);
    }
  }

  /** For values in [0,1]. */
  public static StructuralSimilarity defaults() {
    return new StructuralSimilarity(1);
  }

  /**
   * The mean SSIM of two pictures.
   *
   * @param a float[C·H·W], the first channel row by row, then the others
   * @param b float[C·H·W]
   * @param channels C ≥ 1
   * @param height H ≥ {@link #WINDOW}
   * @param width W ≥ {@link #WINDOW}
   * @throws IllegalArgumentException if a picture is smaller than the window or has another number
   *     of values
   */
  public double between(float[] a, float[] b, int channels, int height, int width) {
    if (channels < 1 || height < WINDOW || width < WINDOW) {
      throw new IllegalArgumentException(
          "pictures must have a channel and at least "
              + WINDOW
              + "x"
              + WINDOW
              + " pixels, not "
              + channels
              + " channels of "
              + width
              + "x"
              + height);
    }
    long expected = (long) channels * height * width;
    if (a.length != expected || b.length != expected) {
      throw new IllegalArgumentException(
          channels
              + " channels of "
              + width
              + "x"
              + height
              + " have "
              + expected
              + " values, not "
              + a.length
              + " and "
              + b.length);
    }
    double sum = 0;
    for (int c = 0; c < channels; c++) {
      sum += ofChannel(a, b, c * height * width, height, width);
    }
    return sum / channels;
  }

  private double ofChannel(float[] a, float[] b, int start, int height, int width) {
    int pixels = height * width;
    double[] x = new double[pixels];
    double[] y = new double[pixels];
    double[] xx = new double[pixels];
    double[] yy = new double[pixels];
    double[] xy = new double[pixels];
    for (int i = 0; i < pixels; i++) {
      x[i] = a[start + i];
      y[i] = b[start + i];
      xx[i] = x[i] * x[i];
      yy[i] = y[i] * y[i];
      xy[i] = x[i] * y[i];
    }
    double[] meanX = windowMeans(x, height, width);
    double[] meanY = windowMeans(y, height, width);
    double[] meanXx = windowMeans(xx, height, width);
    double[] meanYy = windowMeans(yy, height, width);
    double[] meanXy = windowMeans(xy, height, width);
    double c1 = square(0.01 * dataRange);
    double c2 = square(0.03 * dataRange);
    double sum = 0;
    for (int w = 0; w < meanX.length; w++) {
      double squares = square(meanX[w]) + square(meanY[w]);
      double product = meanX[w] * meanY[w];
      double variances = meanXx[w] + meanYy[w] - squares;
      double covariance = meanXy[w] - product;
      sum += (2 * product + c1) * (2 * covariance + c2) / ((squares + c1) * (variances + c2));
    }
    return sum / meanX.length;
  }

  /**
   * Gaussian means over all windows inside the picture, along rows and then along columns.
   *
   * @param values double[height·width]
   * @return double[(height-10)·(width-10)]
   */
  private static double[] windowMeans(double[] values, int height, int width) {
    int across = width - 2 * RADIUS;
    int down = height - 2 * RADIUS;
    double[] rows = new double[height * across];
    for (int r = 0; r < height; r++) {
      for (int c = 0; c < across; c++) {
        double sum = 0;
        for (int k = 0; k < WINDOW; k++) {
          sum += WEIGHTS[k] * values[r * width + c + k];
        }
        rows[r * across + c] = sum;
      }
    }
    double[] means = new double[down * across];
    for (int i = 0; i < means.length; i++) {
      for (int k = 0; k < WINDOW; k++) {
        means[i] += WEIGHTS[k] * rows[i + k * across];
      }
    }
    return means;
  }

  private static double[] gaussian() {
    double[] weights = new double[WINDOW];
    double sum = 0;
    for (int k = 0; k < WINDOW; k++) {
      weights[k] = Math.exp(-square(k - RADIUS) / (2 * SIGMA * SIGMA));
      sum += weights[k];
    }
    for (int k = 0; k < WINDOW; k++) {
      weights[k] /= sum;
    }
    return weights;
  }

  private static double square(double x) {
    return x * x;
  }
}
