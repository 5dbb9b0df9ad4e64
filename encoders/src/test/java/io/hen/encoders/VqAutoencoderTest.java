package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.ModelException;
import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A model with a codebook of vectors, stored as vectors and as tokens. */
class VqAutoencoderTest {
  private static final int V = TinyModel.CHANNELS;
  private static final int PLACES = 4;

  @TempDir private Path directory;

  private final List<Picture> scenes =
      LongStream.range(0, 40).mapToObj(seed -> Fixtures.scene(TinyModel.SIZE, seed)).toList();

  private OnnxAutoencoder open(Representation representation) {
    return OnnxAutoencoder.open(TinyModel.vq(directory), 1, representation);
  }

  private static float[] rows() {
    FloatBuffer rows =
        ByteBuffer.wrap(TinyModel.codebook()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
    float[] all = new float[rows.remaining()];
    rows.get(all);
    return all;
  }

  @Test
  void bothRepresentationsAreOfTheSameTokens() {
    try (OnnxAutoencoder tokens = open(Representation.TOKENS);
        OnnxAutoencoder vectors = open(Representation.VECTORS)) {
      assertThat(tokens.layout()).isEqualTo(new Codec.Layout.Tokens(PLACES, V));
      assertThat(vectors.layout()).isEqualTo(new Codec.Layout.Dense(PLACES * V));
      float[] rows = rows();
      List<Pattern> grids = tokens.encode(scenes);
      List<Pattern> numbers = vectors.encode(scenes);
      for (int k = 0; k < scenes.size(); k++) {
        char[] grid = ((Pattern.Tokens) grids.get(k)).tokens();
        float[] dense = ((Pattern.Dense) numbers.get(k)).values();
        for (int s = 0; s < PLACES; s++) {
          for (int c = 0; c < V; c++) {
            assertThat(dense[c * PLACES + s]).isEqualTo(rows[grid[s] * V + c]);
          }
        }
      }
    }
  }

  @Test
  void aTokenDecodesToThePictureOfItsVector() {
    try (OnnxAutoencoder tokens = open(Representation.TOKENS);
        OnnxAutoencoder vectors = open(Representation.VECTORS)) {
      for (Picture scene : scenes.subList(0, 10)) {
        char[] grid = ((Pattern.Tokens) tokens.encode(List.of(scene)).getFirst()).tokens();
        float[] oneHot = new float[V * PLACES];
        for (int s = 0; s < PLACES; s++) {
          oneHot[grid[s] * PLACES + s] = 1;
        }
        float[] dense = ((Pattern.Dense) vectors.encode(List.of(scene)).getFirst()).values();
        assertThat(tokens.decode(oneHot).values()).isEqualTo(vectors.decode(dense).values());
      }
    }
  }

  /** The decoder sees the mean of the vectors, each as often as its token is likely. */
  @Test
  void aDistributionDecodesToThePictureOfTheExpectedVector() {
    Random random = new Random(5);
    float[] shares = new float[V * PLACES];
    double[] expected = new double[V * PLACES];
    float[] rows = rows();
    for (int s = 0; s < PLACES; s++) {
      double sum = 0;
      for (int v = 0; v < V; v++) {
        shares[v * PLACES + s] = random.nextFloat();
        sum += shares[v * PLACES + s];
      }
      for (int v = 0; v < V; v++) {
        shares[v * PLACES + s] /= (float) sum;
        for (int c = 0; c < V; c++) {
          expected[c * PLACES + s] += shares[v * PLACES + s] * (double) rows[v * V + c];
        }
      }
    }
    float[] vector = new float[V * PLACES];
    for (int k = 0; k < vector.length; k++) {
      vector[k] = (float) expected[k];
    }
    try (OnnxAutoencoder tokens = open(Representation.TOKENS);
        OnnxAutoencoder vectors = open(Representation.VECTORS)) {
      assertThat(tokens.decode(shares).values())
          .usingComparatorWithPrecision(1e-6f)
          .containsExactly(vectors.decode(vector).values());
    }
  }

  /** Vectors of equal tokens are equal, so they need no tolerance. */
  @Test
  void bothRepresentationsObserveTheSamePlaces() {
    BitSet lower = Region.rectangle(0, 10, 16, 6).hidden(16, 16, new BitSet());
    try (OnnxAutoencoder tokens = open(Representation.TOKENS);
        OnnxAutoencoder vectors = open(Representation.VECTORS)) {
      assertThat(vectors.tolerances()).containsExactly(0.0);
      List<Observation> grids =
          HiddenPixels.observe(tokens, scenes, lower, Masking.MASKED, Fill.GREY);
      List<Observation> numbers =
          HiddenPixels.observe(vectors, scenes, lower, Masking.MASKED, Fill.GREY);
      int observed = 0;
      for (int k = 0; k < scenes.size(); k++) {
        observed += PictureCodec.observed(grids.get(k));
        assertThat(PictureCodec.observed(numbers.get(k)))
            .isEqualTo(V * PictureCodec.observed(grids.get(k)));
      }
      assertThat(observed).isBetween(1, 4 * scenes.size() - 1);
    }
  }

  @Test
  void theTwoRepresentationsAreTwoCodecs() {
    try (OnnxAutoencoder tokens = open(Representation.TOKENS);
        OnnxAutoencoder vectors = open(Representation.VECTORS)) {
      assertThat(vectors.name()).isEqualTo("tiny");
      assertThat(tokens.name()).isEqualTo("tiny-tokens");
      assertThat(vectors.settings())
          .isNotEqualTo(tokens.settings())
          .contains(Sha256.hex(TinyModel.codebook()));
    }
  }

  @Test
  void refusesACodebookOfTheWrongSize() {
    byte[] file = java.util.Arrays.copyOf(TinyModel.codebook(), 2300);
    assertBadCodebook(
        file,
        "codebook.bin (%s) has 2300 bytes; its card promises 24 vectors of 24 numbers, which are"
            + " 2304");
  }

  @Test
  void refusesVectorsThatAreNoNumbers() {
    byte[] file = TinyModel.codebook();
    ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putFloat(4 * (7 * V + 3), Float.NaN);
    assertBadCodebook(file, "codebook.bin (%s) has NaN in the vector of token 7");
  }

  private void assertBadCodebook(byte[] file, String message) {
    try (OnnxAutoencoder vectors = OnnxAutoencoder.open(TinyModel.vq(directory, file), 1)) {
      assertThatExceptionOfType(ModelException.class)
          .isThrownBy(() -> vectors.encode(scenes))
          .withMessage(message, directory)
          .satisfies(e -> assertThat(e.code()).isEqualTo("model.codebook"));
    }
  }

  @Test
  void refusesACodebookThatIsNotTheOneItsCardNames() throws Exception {
    ModelFolder folder = TinyModel.vq(directory);
    byte[] other = TinyModel.codebook();
    other[0] ^= 1;
    Files.write(directory.resolve("codebook.bin"), other);
    try (OnnxAutoencoder vectors = OnnxAutoencoder.open(folder, 1)) {
      assertThatExceptionOfType(ModelException.class)
          .isThrownBy(vectors::load)
          .withMessageStartingWith("codebook.bin (%s) is not the file its card names", directory)
          .satisfies(e -> assertThat(e.code()).isEqualTo("model.checksum"));
    }
  }

  @Test
  void namesAMissingCodebook() throws Exception {
    ModelFolder folder = TinyModel.vq(directory);
    Files.delete(directory.resolve("codebook.bin"));
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> OnnxAutoencoder.open(folder, 1))
        .withMessage("codebook.bin (%s) cannot be read: there is no such file", directory)
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.missing"));
  }

  @Test
  void averagesOfVectorsStayWithinThem() {
    float[] rows = rows();
    CodeVectors vectors =
        CodeVectors.read(TinyModel.codebook(), "it", new ModelCard.Latent.Vq(V, V, 8));
    float[] shares = new float[V];
    shares[2] = 0.25f;
    shares[9] = 0.75f;
    float[] mean = vectors.expected(shares, 1);
    for (int c = 0; c < V; c++) {
      assertThat(mean[c])
          .isCloseTo(0.25f * rows[2 * V + c] + 0.75f * rows[9 * V + c], within(1e-6f));
    }
  }
}
