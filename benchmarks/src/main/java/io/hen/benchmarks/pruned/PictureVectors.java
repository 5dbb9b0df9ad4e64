package io.hen.benchmarks.pruned;

import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.encoders.Resampler;
import io.hen.memory.Picture;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pictures of a tar file as vectors: pixels of a side, less the mean picture, of unit length. */
final class PictureVectors {
  private static final int BLOCK = 512;
  private static final int SIZE_AT = 124;
  private static final int SIZE_DIGITS = 11;
  private static final int TYPE_AT = 156;

  private PictureVectors() {}

  /**
   * Reads pictures.
   *
   * @param tar an uncompressed tar file of pictures
   * @param most how many at most
   * @param side pixels of a side that they are scaled to
   * @return float[N][3·side·side]
   */
  static float[][] read(Path tar, int most, int side) throws IOException {
    PictureReader reader = new PictureReader(PictureLimits.defaults());
    List<float[]> vectors = new ArrayList<>();
    try (InputStream file = Files.newInputStream(tar);
        DataInputStream in = new DataInputStream(new BufferedInputStream(file, 1 << 20))) {
      byte[] header = new byte[BLOCK];
      while (vectors.size() < most && in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
        String digits = new String(header, SIZE_AT, SIZE_DIGITS, StandardCharsets.US_ASCII).strip();
        int size = Integer.parseInt(digits, 8);
        byte[] content = in.readNBytes(size);
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        if (header[TYPE_AT] == '0' && size > 0) {
          Picture picture = reader.read(content, "picture " + vectors.size()).picture();
          vectors.add(Resampler.resize(picture, side, side).values());
        }
      }
    }
    return vectors.toArray(float[][]::new);
  }

  /** Takes the mean of the first {@code count} away from all and scales them to unit length. */
  static void centre(float[][] vectors, int count) {
    double[] mean = new double[vectors[0].length];
    for (int n = 0; n < count; n++) {
      for (int k = 0; k < mean.length; k++) {
        mean[k] += vectors[n][k] / (double) count;
      }
    }
    for (float[] vector : vectors) {
      double squared = 0;
      for (int k = 0; k < mean.length; k++) {
        vector[k] -= (float) mean[k];
        squared += vector[k] * vector[k];
      }
      for (int k = 0; k < mean.length; k++) {
        vector[k] /= (float) Math.sqrt(squared);
      }
    }
  }
}
