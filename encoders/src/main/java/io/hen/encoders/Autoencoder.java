package io.hen.encoders;

import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.Picture;
import java.util.List;

/**
 * Encodes square pictures into a grid of places, each with a token or with some numbers, and
 * decodes such grids. Safe for any number of threads.
 */
public sealed interface Autoencoder extends AutoCloseable
    permits PixelAutoencoder, OnnxAutoencoder {

  /** For example {@code dvae}. */
  String name();

  /** Changes whenever the same picture is encoded differently. */
  String version();

  /** All that decides what it computes (digests of weights, sizes), one setting a line. */
  String settings();

  /** Width and height of its pictures, in pixels. */
  int size();

  /** Places on a side; place s lies in row {@code s / grid}, column {@code s % grid}. */
  int grid();

  /**
   * What its patterns consist of: S = grid² tokens, or C·S numbers of which number {@code c·S + s}
   * belongs to place s.
   */
  Codec.Layout layout();

  /**
   * How far the numbers of a place may move when hidden pixels are filled otherwise (root mean
   * square over the place's numbers), as a share of the root mean square of all numbers of the
   * pattern, for the place to count as told by the visible pixels. At least one, ascending: the
   * first that leaves enough places is taken. 0 alone where numbers must not move at all, as
   * tokens, which are equal or not.
   */
  List<Double> tolerances();

  /**
   * Loads all that encoding and decoding need, which is otherwise loaded when it is first used.
   *
   * @throws io.hen.memory.ModelException if files are damaged or not as the model's card says
   */
  void load();

  /**
   * Encodes pictures. What a picture is encoded as does not depend on the others.
   *
   * @param pictures each of this autoencoder's size
   * @return {@code Pattern.Tokens} or {@code Pattern.Dense}, in order
   * @throws java.util.concurrent.CancellationException if the thread is interrupted between two
   *     batches; its interrupt status stays set
   */
  List<Pattern> encode(List<Picture> pictures);

  /**
   * Decodes a grid.
   *
   * @param latents for numbers C·S as in a pattern; for tokens float[V·S], where {@code v·S + s} is
   *     the probability of token v at place s
   * @return values in [0,1]
   */
  Picture decode(float[] latents);

  @Override
  void close();
}
