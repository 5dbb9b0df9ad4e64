package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class HiddenPixelsTest {
  @TempDir private Path directory;

  private static BitSet hidden(int size, Region region) {
    return region.hidden(size, size, new BitSet());
  }

  /** Whatever really was at the hidden pixels, what is observed of pixels is what is visible. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void ofPixelsExactlyTheVisibleOnesAreObserved(long seed) {
    Picture picture = Fixtures.scene(64, seed);
    BitSet hidden = hidden(64, Region.rectangle(10, 3, 17, 40));
    try (Autoencoder pixels = new PixelAutoencoder()) {
      Observation.Dense seen =
          (Observation.Dense)
              HiddenPixels.observe(pixels, List.of(picture), hidden, Masking.MASKED, Fill.GREY)
                  .getFirst();
      for (int k = 0; k < 3 * 4096; k++) {
        assertThat(seen.observed().get(k)).isEqualTo(!hidden.get(k % 4096));
        assertThat(seen.values()[k]).isEqualTo(hidden.get(k % 4096) ? 0.5f : picture.values()[k]);
      }
    }
  }

  /** An encoder that sees 4 pixels around a place loses exactly the places those reach. */
  @Test
  void placesBeyondTheReachOfHiddenPixelsStayObserved() {
    try (Autoencoder dense = OnnxAutoencoder.open(TinyModel.dense(directory), 1)) {
      for (long seed = 0; seed < 50; seed++) {
        List<Picture> scene = List.of(Fixtures.scene(16, seed));
        // the right upper corner reaches places 1 (its own), 0 and 3 only from x < 12 and y >= 4
        BitSet corner = hidden(16, Region.rectangle(12, 0, 4, 4));
        Observation.Dense seen =
            (Observation.Dense)
                HiddenPixels.observe(dense, scene, corner, Masking.MASKED, Fill.GREY).getFirst();
        float[] whole = ((Pattern.Dense) dense.encode(scene).getFirst()).values();
        for (int k = 0; k < whole.length; k++) {
          if (k % 4 != 1) {
            assertThat(seen.observed().get(k)).as("place %d, seed %d", k % 4, seed).isTrue();
            assertThat(seen.values()[k]).isEqualTo(whole[k]);
          }
        }
      }
    }
  }

  /** All four places have visible pixels; what is observed is what no fill changes. */
  @Test
  void tokensThatChangeWithTheFillAreAbsent() {
    try (Autoencoder tokens = OnnxAutoencoder.open(TinyModel.tokens(directory), 1)) {
      BitSet lower = hidden(16, Region.rectangle(0, 10, 16, 6));
      int absent = 0;
      int guessed = 0;
      for (long seed = 0; seed < 50; seed++) {
        Picture scene = Fixtures.scene(16, seed);
        char[] expected = grid(tokens, Fill.GREY.over(scene, lower));
        BitSet same = new BitSet();
        same.set(0, 4);
        for (Fill fill : Fill.values()) {
          char[] grid = grid(tokens, fill.over(scene, lower));
          same.stream().filter(s -> grid[s] != expected[s]).forEach(same::clear);
        }
        char[] seen = masked(tokens, scene, lower);
        if (same.isEmpty()) { // 8·0 is less than the 2.5 places that 10 of 16 rows are
          assertThat(seen).isEqualTo(upperPlaces(grid(tokens, HoleFilling.fill(scene, lower))));
          guessed++;
        } else {
          assertThat(seen)
              .as("seed %d", seed)
              .isEqualTo(Observation.tokens(expected, same).tokens());
          absent += 4 - same.cardinality();
        }
      }
      assertThat(absent).isBetween(1, 199);
      assertThat(guessed).isLessThan(50);
    }
  }

  /** The lower places show 2 of 8 rows, less than half of what the picture shows on average. */
  private static char[] upperPlaces(char[] grid) {
    BitSet upper = new BitSet();
    upper.set(0, 2);
    return Observation.tokens(grid, upper).tokens();
  }

  private static char[] grid(Autoencoder tokens, Picture picture) {
    return ((Pattern.Tokens) tokens.encode(List.of(picture)).getFirst()).tokens();
  }

  private static char[] masked(Autoencoder tokens, Picture picture, BitSet hidden) {
    return ((Observation.Tokens)
            HiddenPixels.observe(tokens, List.of(picture), hidden, Masking.MASKED, Fill.GREY)
                .getFirst())
        .tokens();
  }

  /** Every place has hidden pixels, and every token changes with the fill. */
  @Test
  void wherePixelsAreHiddenEverywhereTheyAreGuessed() {
    BitSet strewn = new BitSet();
    for (int p = 0; p < 256; p++) {
      strewn.set(p, (p % 16 + p / 16) % 2 == 0);
    }
    try (Autoencoder dense = OnnxAutoencoder.open(TinyModel.dense(directory), 1)) {
      for (long seed = 0; seed < 20; seed++) {
        Picture scene = Fixtures.scene(16, seed);
        Observation.Dense seen =
            (Observation.Dense)
                HiddenPixels.observe(dense, List.of(scene), strewn, Masking.MASKED, Fill.GREY)
                    .getFirst();
        assertThat(seen.whole()).isTrue();
        Pattern guess = dense.encode(List.of(HoleFilling.fill(scene, strewn))).getFirst();
        assertThat(seen.values()).isEqualTo(((Pattern.Dense) guess).values());
      }
      Picture black = new Picture(16, 16, new float[3 * 256]);
      Observation.Dense seen =
          (Observation.Dense)
              HiddenPixels.observe(dense, List.of(black), strewn, Masking.MASKED, Fill.WHITE)
                  .getFirst();
      assertThat(seen.whole()).isTrue();
      assertThat(seen.values())
          .isEqualTo(((Pattern.Dense) dense.encode(List.of(black)).getFirst()).values());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void holesAreFilledFromAround(long seed) {
    Picture scene = Fixtures.scene(24, seed);
    java.util.Random random = new java.util.Random(seed);
    BitSet holes = new BitSet();
    for (int p = 0; p < 24 * 24; p++) {
      holes.set(p, random.nextInt(4) > 0);
    }
    float[] filled = HoleFilling.fill(scene, holes).values();
    double wrong = 0;
    double grey = 0;
    for (int k = 0; k < filled.length; k++) {
      assertThat(filled[k]).isBetween(0f, 1f);
      if (holes.get(k % 576)) {
        wrong += Math.pow(filled[k] - scene.values()[k], 2);
        grey += Math.pow(0.5 - scene.values()[k], 2);
      } else {
        assertThat(filled[k]).isEqualTo(scene.values()[k]);
      }
    }
    assertThat(wrong).isLessThan(grey / 2);
  }

  @Test
  void aRampIsFilledSmoothlyAndNothingVisibleIsGrey() {
    float[] ramp = new float[3 * 35 * 7];
    BitSet middle = new BitSet();
    for (int k = 0; k < ramp.length; k++) {
      ramp[k] = k % 35 / 34f;
      middle.set(k % 245, k % 35 > 12 && k % 35 < 22);
    }
    float[] filled = HoleFilling.fill(new Picture(35, 7, ramp), middle).values();
    for (int k = 0; k < ramp.length; k++) {
      assertThat(Math.abs(filled[k] - ramp[k])).isLessThan(0.12f);
    }
    BitSet all = new BitSet();
    all.set(0, 245);
    assertThat(HoleFilling.fill(new Picture(35, 7, ramp), all).values()).containsOnly(0.5f);
  }

  @ParameterizedTest
  @EnumSource(Fill.class)
  void aPlaceWithoutVisiblePixelsIsAbsent(Fill fill) {
    try (Autoencoder tokens = OnnxAutoencoder.open(TinyModel.tokens(directory), 1)) {
      List<Picture> scene = List.of(Fixtures.scene(16, 1));
      BitSet all = hidden(16, Region.rectangle(0, 0, 16, 16));
      Observation nothing =
          HiddenPixels.observe(tokens, scene, all, Masking.MASKED, fill).getFirst();
      assertThat(PictureCodec.observed(nothing)).isZero();
      assertThat(nothing.whole()).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(Fill.class)
  void unmaskedEverythingIsObserved(Fill fill) {
    try (Autoencoder tokens = OnnxAutoencoder.open(TinyModel.tokens(directory), 1)) {
      Picture scene = Fixtures.scene(16, 1);
      BitSet lower = hidden(16, Region.lowerHalf());
      Observation.Tokens seen =
          (Observation.Tokens)
              HiddenPixels.observe(tokens, List.of(scene), lower, Masking.UNMASKED, fill)
                  .getFirst();
      assertThat(seen.whole()).isTrue();
      List<Picture> filled = List.of(fill.over(scene, lower));
      assertThat(seen.tokens())
          .isEqualTo(((Pattern.Tokens) tokens.encode(filled).getFirst()).tokens());
    }
  }

  @Test
  void fillsAreWhatTheySay() {
    Picture black = new Picture(64, 64, new float[3 * 4096]);
    BitSet all = hidden(64, Region.rectangle(0, 0, 64, 64));
    assertThat(Fill.GREY.over(black, all).values()).containsOnly(0.5f);
    assertThat(Fill.WHITE.over(black, all).values()).containsOnly(1);
    assertThat(Fill.BLACK.over(Fixtures.scene(64, 1), all).values()).containsOnly(0);
    float[] noise = Fill.NOISE.over(black, all).values();
    assertThat(noise).isEqualTo(Fill.NOISE.over(black, all).values());
    double sum = 0;
    double squares = 0;
    for (float value : noise) {
      assertThat(value).isBetween(0f, 1f);
      sum += value;
      squares += value * value;
    }
    assertThat(sum / noise.length).isBetween(0.49, 0.51);
    assertThat(squares / noise.length).isBetween(0.323, 0.343);
    // the first output of SplitMix64 from seed 0
    assertThat(noise[0]).isEqualTo((0xe220a8397b1dcdafL >>> 40) * 0x1p-24f);
  }
}
