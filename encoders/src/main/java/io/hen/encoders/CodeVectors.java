package io.hen.encoders;

import io.hen.encoders.ModelCard.Latent;
import io.hen.memory.ModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The vectors of a VQ model's tokens: V rows of d numbers. */
final class CodeVectors {
  private final float[] rows;
  private final int channels;

  private CodeVectors(float[] rows, int channels) {
    this.rows = rows;
    this.channels = channels;
  }

  /**
   * Reads a codebook's file: float32, little-endian, row by row.
   *
   * @param name what messages call it
   * @throws ModelException {@code model.codebook} if it has not V·d finite numbers
   */
  static CodeVectors read(byte[] file, String name, Latent.Vq latent) {
    long numbers = (long) latent.codebook() * latent.channels();
    if (file.length != numbers * Float.BYTES) {
      throw unusable(
          name,
          "has "
              + file.length
              + " bytes; its card promises "
              + latent.codebook()
              + " vectors of "
              + latent.channels()
              + " numbers, which are "
              + numbers * Float.BYTES);
    }
    float[] rows = new float[(int) numbers];
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(rows);
    for (int k = 0; k < rows.length; k++) {
      if (!Float.isFinite(rows[k])) {
        throw unusable(name, "has " + rows[k] + " in the vector of token " + k / latent.channels());
      }
    }
    return new CodeVectors(rows, latent.channels());
  }

  private static ModelException unusable(String name, String what) {
    return new ModelException(
        "model.codebook",
        name + " " + what,
        "Correct the card's latent section, or write the vectors anew: float32, little-endian, one"
            + " row for each token.");
  }

  /** The vectors of S tokens as float[d·S]: number c of place s is {@code c·S + s}. */
  float[] of(char[] tokens) {
    int places = tokens.length;
    float[] vectors = new float[channels * places];
    for (int s = 0; s < places; s++) {
      for (int c = 0; c < channels; c++) {
        vectors[c * places + s] = rows[tokens[s] * channels + c];
      }
    }
    return vectors;
  }

  /**
   * The expected vector at each place, as float[d·S].
   *
   * @param shares float[V·S]: {@code v·S + s} is the probability of token v at place s
   */
  float[] expected(float[] shares, int places) {
    double[] sums = new double[channels * places];
    for (int k = 0; k < shares.length; k++) {
      float share = shares[k];
      if (share != 0) {
        int row = k / places * channels;
        for (int c = 0; c < channels; c++) {
          sums[c * places + k % places] += (double) share * rows[row + c];
        }
      }
    }
    float[] vectors = new float[sums.length];
    for (int k = 0; k < vectors.length; k++) {
      vectors[k] = (float) sums[k];
    }
    return vectors;
  }
}
