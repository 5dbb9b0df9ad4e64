package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The weights that are shipped do what the codec needs of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ShippedDvaeTest {
  private static final int SCENES = 80;

  private final List<Picture> scenes =
      LongStream.range(0, SCENES).mapToObj(seed -> Fixtures.scene(64, seed)).toList();
  private PictureCodec codec;
  private OnnxAutoencoder autoencoder;
  private List<char[]> stored;

  @BeforeAll
  void encode() {
    codec = new Codecs().open("dvae");
    autoencoder = (OnnxAutoencoder) codec.autoencoder();
    stored = grids(codec.encodePictures(scenes));
  }

  @AfterAll
  void close() {
    codec.close();
  }

  private static List<char[]> grids(List<Pattern> patterns) {
    return patterns.stream().map(pattern -> ((Pattern.Tokens) pattern).tokens()).toList();
  }

  private int codebook() {
    return ((ModelCard.Latent.Tokens) autoencoder.card().latent()).codebook();
  }

  private static int matches(char[] one, char[] other) {
    return (int) IntStream.range(0, one.length).filter(s -> one[s] == other[s]).count();
  }

  @Test
  void isWhatItsCardSays() {
    ModelCard card = autoencoder.card();
    assertThat(card.name()).isEqualTo("dvae");
    assertThat(card.licence()).isEqualTo("Apache-2.0");
    assertThat(card.picture().size()).isEqualTo(64);
    assertThat(card.latent().factor()).isEqualTo(8);
    assertThat(card.heldOut()).containsKeys("psnr", "perplexity", "codesUsed");
    ModelFolder folder = ModelFolder.shipped("dvae");
    assertThat(folder.file(card.encoder()).length + folder.file(card.decoder()).length)
        .isLessThan(8_000_000);
  }

  @Test
  void encodesAPictureTheSameInAnyCompanyAndOnAnyThreads() {
    for (int threads = 1; threads <= 2; threads++) {
      try (PictureCodec other =
          new Codecs().open("dvae", CodecOptions.defaults().withThreads(threads))) {
        List<char[]> together = grids(other.encodePictures(scenes));
        for (int k = 0; k < SCENES; k++) {
          assertThat(together.get(k)).isEqualTo(stored.get(k));
        }
        for (int k = 0; k < 10; k++) {
          assertThat(grids(other.encodePictures(List.of(scenes.get(k)))).getFirst())
              .isEqualTo(stored.get(k));
        }
      }
    }
  }

  @Test
  void decodesScenesRecognisably() {
    TokenBank bank =
        TokenBank.of(stored.toArray(char[][]::new), codebook() + 1, Kernels.selected());
    double own = 0;
    double others = 0;
    for (int k = 0; k < 20; k++) {
      Picture decoded =
          codec.decodePicture(bank, State.at(k, new Observation.Tokens(stored.get(k))));
      own += meanSquare(decoded, scenes.get(k));
      others += meanSquare(decoded, scenes.get(k + 20));
    }
    assertThat(own).isLessThan(0.4 * others);
  }

  private static double meanSquare(Picture one, Picture other) {
    double sum = 0;
    for (int i = 0; i < one.values().length; i++) {
      sum += Math.pow(one.values()[i] - other.values()[i], 2);
    }
    return sum / one.values().length;
  }

  /** Tokens see at most 8 pixels beyond their own: the three upper rows are always told. */
  @Test
  void theUpperHalfFindsThePictureAgain() {
    BitSet hidden = Region.lowerHalf().hidden(64, 64, new BitSet());
    List<Observation> cues = codec.observe(scenes, hidden, Masking.MASKED, Fill.GREY);
    for (int k = 0; k < SCENES; k++) {
      char[] seen = ((Observation.Tokens) cues.get(k)).tokens();
      for (int s = 0; s < 64; s++) {
        if (s < 24) {
          assertThat(seen[s]).as("scene %d, place %d", k, s).isEqualTo(stored.get(k)[s]);
        } else if (s >= 32) {
          assertThat(seen[s]).as("scene %d, place %d", k, s).isEqualTo(Kernels.NEVER);
        }
      }
      int own = matches(seen, stored.get(k));
      for (int other = 0; other < SCENES; other++) {
        if (other != k) {
          assertThat(matches(seen, stored.get(other))).isLessThan(own);
        }
      }
    }
  }

  @Test
  void captionsStayFarApart() {
    List<Picture> drawn =
        IntStream.range(0, 200).mapToObj(k -> PixelText.draw("caption " + k)).toList();
    List<char[]> grids = grids(codec.encodePictures(drawn));
    Set<String> distinct = new HashSet<>();
    for (int k = 0; k < grids.size(); k++) {
      distinct.add(new String(grids.get(k)));
      for (int other = 0; other < k; other++) {
        assertThat(matches(grids.get(k), grids.get(other))).isLessThan(32);
      }
    }
    assertThat(distinct).hasSize(200);
  }
}
