package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.memory.Codec;
import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every codec that works out of the box does what a memory needs of it. */
class ShippedModelsTest {
  private static final int SIZE = 64;
  private static final int STORED = 200;
  private static final int CUES = 40;
  private static final int RANDOM_CUES = 20;

  private static List<Picture> scenes(int count) {
    return LongStream.range(0, count).mapToObj(seed -> Fixtures.scene(SIZE, seed)).toList();
  }

  @Test
  void theseAreShippedAndNoOthers() {
    assertThat(new Codecs(List.of(new ShippedModels())).names())
        .containsExactly(
            "dvae", "vq-f8", "vq-f8-tokens", "vq-f16", "vq-f16-tokens", "kl-f8", "pixels");
  }

  @Test
  void togetherTheyAreUnder25Megabytes() {
    long bytes = 0;
    ShippedModels shipped = new ShippedModels();
    for (String name : shipped.names()) {
      ModelFolder folder = shipped.find(name).orElseThrow();
      ModelCard card = folder.card();
      assertThat(card.name()).isEqualTo(name);
      assertThat(card.licence()).isEqualTo("Apache-2.0");
      assertThat(card.heldOut()).containsKeys("psnr", "ssim");
      bytes += folder.file(card.encoder()).length + folder.file(card.decoder()).length;
      bytes += card.codebook().map(folder::file).map(file -> file.length).orElse(0);
    }
    assertThat(bytes).isLessThan(25_000_000);
  }

  @ParameterizedTest
  @CsvSource({
    "dvae,64,16384",
    "vq-f8,256,0",
    "vq-f8-tokens,64,16384",
    "vq-f16,128,0",
    "vq-f16-tokens,16,16384",
    "kl-f8,256,0",
    "pixels,12288,0"
  })
  void patternsHaveTheSizesTheDocumentationSays(String name, int length, int codebook) {
    try (PictureCodec codec = new Codecs().open(name)) {
      assertThat(codec.autoencoder().layout())
          .isEqualTo(
              codebook == 0
                  ? new Codec.Layout.Dense(length)
                  : new Codec.Layout.Tokens(length, codebook));
    }
  }

  /**
   * Out of 200 drawn scenes, from the upper half or from half of all pixels, strewn: the nearest
   * stored pattern is that of the scene. The last number is the least PSNR of the reconstructions,
   * in decibels: it tells a working decoder from a broken one, not a good one from a poor one.
   */
  @ParameterizedTest
  @CsvSource({
    "dvae,14",
    "vq-f8,14",
    "vq-f8-tokens,14",
    "vq-f16,12",
    "vq-f16-tokens,12",
    "kl-f8,14",
    "pixels,99"
  })
  void scenesAreFoundAgainAndDecoded(String name, double leastPsnr) {
    List<Picture> scenes = scenes(STORED);
    try (PictureCodec codec = new Codecs().open(name)) {
      List<Pattern> stored = codec.encodePictures(scenes);
      BitSet lower = Region.lowerHalf().hidden(SIZE, SIZE, new BitSet());
      assertFound(codec, stored, scenes.subList(0, CUES), lower);
      assertFound(codec, stored, scenes.subList(0, RANDOM_CUES), strewn(5));

      PatternBank bank = bank(codec.autoencoder().layout(), stored);
      double psnr = 0;
      for (int k = 0; k < CUES; k++) {
        State state = State.at(k, Observation.whole(stored.get(k)));
        psnr += psnr(codec.decodePicture(bank, state), scenes.get(k)) / CUES;
      }
      assertThat(psnr).isGreaterThan(leastPsnr);
    }
  }

  private static void assertFound(
      PictureCodec codec, List<Pattern> stored, List<Picture> scenes, BitSet hidden) {
    List<Observation> cues = codec.observe(scenes, hidden, Masking.MASKED, Fill.GREY);
    for (int k = 0; k < cues.size(); k++) {
      int nearest = 0;
      for (int n = 1; n < stored.size(); n++) {
        if (distance(cues.get(k), stored.get(n)) < distance(cues.get(k), stored.get(nearest))) {
          nearest = n;
        }
      }
      assertThat(nearest)
          .as("scene %d of %s, %d hidden", k, codec.id(), hidden.cardinality())
          .isEqualTo(k);
    }
  }

  private static BitSet strewn(long seed) {
    Random random = new Random(seed);
    BitSet strewn = new BitSet();
    for (int p = 0; p < SIZE * SIZE; p++) {
      strewn.set(p, random.nextBoolean());
    }
    return strewn;
  }

  private static double distance(Observation cue, Pattern pattern) {
    return switch (cue) {
      case Observation.Tokens(char[] seen) -> {
        char[] tokens = ((Pattern.Tokens) pattern).tokens();
        int apart = 0;
        for (int s = 0; s < seen.length; s++) {
          apart += seen[s] != Kernels.NEVER && seen[s] != tokens[s] ? 1 : 0;
        }
        yield apart;
      }
      case Observation.Dense dense -> {
        float[] numbers = ((Pattern.Dense) pattern).values();
        double sum = 0;
        for (int k = 0; k < numbers.length; k++) {
          double step = dense.observed().get(k) ? dense.values()[k] - numbers[k] : 0;
          sum += step * step;
        }
        yield sum;
      }
      case Observation.Parts _ -> throw new IllegalArgumentException("a picture has no parts");
    };
  }

  private static PatternBank bank(Codec.Layout layout, List<Pattern> patterns) {
    return switch (layout) {
      case Codec.Layout.Dense _ ->
          DenseBank.of(
              patterns.stream()
                  .map(pattern -> ((Pattern.Dense) pattern).values())
                  .toArray(float[][]::new),
              Kernels.selected());
      case Codec.Layout.Tokens tokens ->
          TokenBank.of(
              patterns.stream()
                  .map(pattern -> ((Pattern.Tokens) pattern).tokens())
                  .toArray(char[][]::new),
              tokens.codebook() + 1,
              Kernels.selected());
    };
  }

  private static double psnr(Picture one, Picture other) {
    double sum = 0;
    for (int k = 0; k < one.values().length; k++) {
      sum += Math.pow(one.values()[k] - other.values()[k], 2);
    }
    return sum == 0 ? 100 : -10 * Math.log10(sum / one.values().length);
  }

  /** A picture of any shape is stretched to the model's square: none is too small or too thin. */
  @ParameterizedTest
  @ValueSource(strings = {"dvae", "vq-f8", "vq-f16-tokens", "kl-f8", "pixels"})
  void picturesOfAnySizeAreEncoded(String name) {
    try (PictureCodec codec = new Codecs().open(name)) {
      List<Picture> odd =
          List.of(
              Fixtures.formula(1, 1),
              Fixtures.formula(3, 5),
              Fixtures.formula(7, 300),
              Fixtures.formula(61, 9),
              Fixtures.formula(65, 63));
      for (Picture picture : odd) {
        Picture square = Resampler.resize(picture, SIZE, SIZE);
        assertThat(codec.encodePictures(List.of(picture)).getFirst())
            .usingRecursiveComparison()
            .isEqualTo(codec.autoencoder().encode(List.of(square)).getFirst());
      }
    }
  }
}
