package io.hen.encoders;

import io.hen.memory.ModelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What there is to know about an ONNX autoencoder: the file {@code card.yaml} in its folder.
 *
 * <pre>{@code
 * name: dvae
 * version: "1"
 * description: what it is
 * licence: Apache-2.0
 * source: where it comes from
 * encoder: {file: encoder.onnx, sha256: "<64 digits>", input: image, output: tokens}
 * decoder: {file: decoder.onnx, sha256: "<64 digits>", input: codes, output: image}
 * picture: {size: 64, multipleOf: 8, mean: [0, 0, 0], scale: [1, 1, 1]}
 * latent: {kind: tokens, codebook: 512, factor: 8}   # see below
 * training: {}   # free
 * heldOut: {}    # free
 * }</pre>
 *
 * <p>There are three kinds of latents: {@code {kind: tokens, codebook: V, factor: f}}, {@code
 * {kind: dense, channels: C, factor: f}}, and {@code {kind: vq, channels: d, codebook: V, factor:
 * f}}, tokens that stand for vectors. A card of the last kind also names the file of the vectors:
 *
 * <pre>{@code
 * codebook: {file: codebook.bin, sha256: "<64 digits>"}   # float32, little-endian, V rows of d
 * }</pre>
 *
 * <p>Dense latents may have a {@code tolerance} (see {@link #tolerance}). All other keys but the
 * two free ones are required. Other keys at the top level are ignored: they are notes to people.
 * Other keys further in are errors, because a mistyped setting must not go unseen.
 *
 * @param name of the codec
 * @param version changes whenever the same picture is encoded differently
 * @param description what it is
 * @param licence of the weights, an SPDX identifier
 * @param source where the weights come from
 * @param encoder pictures to latents
 * @param decoder latents to pictures
 * @param codebook the vectors of the tokens, of vq models
 * @param picture what the encoder wants
 * @param latent what the encoder gives
 * @param tolerance how far the numbers of a place may move with what hidden pixels are filled with,
 *     and still count as observed (see {@link Autoencoder#tolerances}), in [0,2]
 * @param training how it was trained, free
 * @param heldOut how good it is on pictures it was not trained on, free
 */
public record ModelCard(
    String name,
    String version,
    String description,
    String licence,
    String source,
    Net encoder,
    Net decoder,
    Optional<Codebook> codebook,
    PictureSpec picture,
    Latent latent,
    OptionalDouble tolerance,
    Map<String, Object> training,
    Map<String, Object> heldOut) {

  /** A file of the model beside its card. */
  public sealed interface Weights {
    /** Its name in the model's folder. */
    String file();

    /** Its digest, 64 lower-case hexadecimal digits. */
    String sha256();
  }

  /**
   * One ONNX file.
   *
   * @param file its name in the model's folder
   * @param sha256 its digest, 64 lower-case hexadecimal digits
   * @param input name of its one input
   * @param output name of its one output
   */
  public record Net(String file, String sha256, String input, String output) implements Weights {}

  /**
   * The vectors that tokens stand for: V rows of d numbers (float32, little-endian).
   *
   * @param file its name in the model's folder
   * @param sha256 its digest, 64 lower-case hexadecimal digits
   */
  public record Codebook(String file, String sha256) implements Weights {}

  /**
   * What the encoder wants: a float tensor n×3×size×size of {@code (pixel - mean) / scale}, pixels
   * in [0,1], colours in the order red, green, blue.
   *
   * @param size width and height, a multiple of {@code multipleOf}
   * @param multipleOf what width and height must be multiples of
   * @param mean of each colour
   * @param scale of each colour, not zero
   */
  public record PictureSpec(int size, int multipleOf, List<Float> mean, List<Float> scale) {}

  /** What the encoder gives, a grid of size/factor by size/factor places. */
  public sealed interface Latent {
    /** How many pixels a place is wide and high. */
    int factor();

    /**
     * One token a place: encoder output int64 n×h×w, decoder input float n×V×h×w, a distribution
     * over the codebook at each place.
     *
     * @param codebook V, in 1..65534
     */
    record Tokens(int codebook, int factor) implements Latent {}

    /**
     * Numbers: encoder output and decoder input float n×C×h×w.
     *
     * @param channels C
     */
    record Dense(int channels, int factor) implements Latent {}

    /**
     * Tokens that stand for vectors: encoder output int64 n×h×w, decoder input float n×d×h×w, the
     * vectors of the tokens or a mixture of vectors.
     *
     * @param channels d
     * @param codebook V, in 1..65534
     */
    record Vq(int channels, int codebook, int factor) implements Latent {}
  }

  /** How many places the grid has on a side. */
  public int grid() {
    return picture.size() / latent.factor();
  }

  /**
   * Reads a card.
   *
   * @param yaml the file's text
   * @param file its name, for messages
   * @throws ModelException {@code model.card}, naming the file and the key
   */
  public static ModelCard parse(String yaml, String file) {
    return ModelCardReader.read(yaml, file);
  }
}
