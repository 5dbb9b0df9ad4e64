package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.memory.Codec;
import io.hen.memory.Cue;
import io.hen.memory.InputException;
import io.hen.memory.Item;
import io.hen.memory.Picture;
import io.hen.memory.Region;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureCodecTest {
  @TempDir private Path directory;
  private final PictureCodec pixels = new Codecs().open("pixels");

  private PictureCodec tokens(CodecOptions options) {
    return Codecs.open(TinyModel.tokens(directory), options);
  }

  private static byte[] file(Picture picture) {
    return PictureWriter.png(picture);
  }

  /** As it comes back from a file, with 8 bits a colour. */
  private static Picture rounded(Picture picture) {
    return new PictureReader(PictureLimits.defaults()).read(file(picture), "it").picture();
  }

  private static float[] dense(Pattern pattern) {
    return ((Pattern.Dense) pattern).values();
  }

  private static char[] grid(Pattern pattern) {
    return ((Pattern.Tokens) pattern).tokens();
  }

  @Test
  void hasAnImageAndATextOfOneLayout() {
    assertThat(pixels.parts())
        .containsExactly(
            new Codec.Part("image", new Codec.Layout.Dense(12288), false),
            new Codec.Part("text", new Codec.Layout.Dense(12288), true));
  }

  @Test
  void pixelsAreThePictureAndTheDrawnCaption() {
    Picture scene = rounded(Fixtures.scene(64, 5));
    Pattern.Parts pattern =
        pixels.encode(List.of(Item.picture(file(scene)).caption("a hen"))).getFirst().getFirst();
    assertThat(dense(pattern.parts().get(PictureCodec.IMAGE))).isEqualTo(scene.values());
    assertThat(dense(pattern.parts().get(PictureCodec.TEXT)))
        .isEqualTo(PixelText.draw("a hen").values());
  }

  @Test
  void otherSizesAreStretched() {
    Picture wide = rounded(Fixtures.formula(100, 75));
    Pattern.Parts pattern = pixels.encode(List.of(Item.picture(file(wide)))).getFirst().getFirst();
    assertThat(dense(pattern.parts().getFirst()))
        .isEqualTo(Resampler.resize(wide, 64, 64).values());
    assertThat(dense(pixels.encodePictures(List.of(wide)).getFirst()))
        .isEqualTo(dense(pattern.parts().getFirst()));
  }

  @Test
  void anItemWithoutCaptionHasABlankText() {
    Item item = Item.picture(file(Fixtures.scene(16, 1)));
    assertThat(
            dense(
                pixels.encode(List.of(item)).getFirst().getFirst().parts().get(PictureCodec.TEXT)))
        .containsOnly(0)
        .hasSize(12288);
    try (PictureCodec codec = tokens(CodecOptions.defaults())) {
      char[] blank =
          grid(codec.encode(List.of(item)).getFirst().getFirst().parts().get(PictureCodec.TEXT));
      assertThat(blank).containsOnly((char) TinyModel.CHANNELS).hasSize(4);
    }
  }

  /** Captions and pictures share runs of the encoder; each must end up at its own item. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 32, 33, 70})
  void manyItemsAreEncodedAsEachAlone(int count) {
    try (PictureCodec codec = tokens(CodecOptions.defaults().withThreads(3))) {
      List<Item> items = new ArrayList<>();
      for (int k = 0; k < count; k++) {
        Item item = Item.picture(file(Fixtures.scene(20 + k % 3, k)));
        items.add(k % 3 == 1 ? item : item.caption("caption " + k));
      }
      List<Pattern.Parts> together = codec.encode(items).stream().map(List::getFirst).toList();
      assertThat(together).hasSize(count);
      for (int k = 0; k < count; k++) {
        Pattern.Parts alone = codec.encode(List.of(items.get(k))).getFirst().getFirst();
        for (int part = 0; part < 2; part++) {
          assertThat(grid(together.get(k).parts().get(part)))
              .as("item %d", k)
              .isEqualTo(grid(alone.parts().get(part)));
        }
      }
    }
  }

  @Test
  void namesTheFirstItemThatCannotBeRead() {
    List<Item> items = new ArrayList<>();
    for (int k = 0; k < 50; k++) {
      items.add(Item.picture(file(Fixtures.scene(8, k))));
    }
    items.set(41, Item.picture(new byte[0]));
    items.set(44, Item.picture(new byte[] {1, 2, 3}));
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> pixels.encode(items))
        .withMessage("the picture of item 41 is empty: it has no bytes");
  }

  @Test
  void aCueHasThePartsItShows() {
    byte[] file = file(Fixtures.scene(64, 1));
    Observation.Parts told = pixels.observe(Cue.caption("a hen"));
    assertThat(told.parts().getFirst()).isEmpty();
    assertThat(told.parts().get(1).orElseThrow().whole()).isTrue();
    Observation.Parts seen = pixels.observe(Cue.picture(file));
    assertThat(seen.parts().getFirst().orElseThrow().whole()).isTrue();
    assertThat(seen.parts().get(1)).isEmpty();
    Observation.Parts both = pixels.observe(Cue.picture(file).and(Cue.caption("a hen")));
    assertThat(both.whole()).isTrue();
  }

  @Test
  void aWholeCueIsWhatWasStored() {
    try (PictureCodec codec = tokens(CodecOptions.defaults())) {
      for (int k = 0; k < 20; k++) {
        byte[] file = file(Fixtures.scene(50, k));
        Pattern.Parts stored =
            codec.encode(List.of(Item.picture(file).caption("caption " + k))).getFirst().getFirst();
        Observation.Parts cue = codec.observe(Cue.picture(file).and(Cue.caption("caption " + k)));
        for (int part = 0; part < 2; part++) {
          assertThat(((Observation.Tokens) cue.parts().get(part).orElseThrow()).tokens())
              .isEqualTo(grid(stored.parts().get(part)));
        }
      }
    }
  }

  @Test
  void hidesTheRegionOfTheCuesOwnPicture() {
    // 128 x 64: a target pixel is made of source columns 2x-1..2x+2 and its own row
    byte[] file = file(Fixtures.scene(128, 3));
    Observation.Dense seen =
        (Observation.Dense)
            pixels
                .observe(Cue.picture(file).hidden(Region.rectangle(0, 0, 10, 128)))
                .parts()
                .getFirst()
                .orElseThrow();
    for (int p = 0; p < 4096; p++) {
      assertThat(seen.observed().get(p)).isEqualTo(p % 64 >= 6);
    }
  }

  @Test
  void hidesTransparentPixels() {
    BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
    for (int p = 0; p < 4096; p++) {
      image.setRGB(p % 64, p / 64, p % 64 < 20 ? 0x00ffffff : 0xff336699);
    }
    byte[] file = Fixtures.file(image, "png");
    Observation.Dense seen =
        (Observation.Dense)
            pixels
                .observe(Cue.picture(file).hidden(Region.transparent()))
                .parts()
                .getFirst()
                .orElseThrow();
    for (int k = 0; k < 3 * 4096; k++) {
      assertThat(seen.observed().get(k)).isEqualTo(k % 64 >= 20);
    }
    assertThat(pixels.observe(Cue.picture(file)).parts().getFirst().orElseThrow().whole()).isTrue();
  }

  @Test
  void aCueOfWhichNothingIsVisibleObservesNothing() {
    try (PictureCodec codec = tokens(CodecOptions.defaults())) {
      Cue cue = Cue.picture(file(Fixtures.scene(16, 1))).hidden(Region.rectangle(0, 0, 16, 16));
      assertThat(PictureCodec.observed(codec.observe(cue))).isZero();
    }
    try (PictureCodec codec =
        tokens(CodecOptions.defaults().withMasking(Masking.UNMASKED).withFill(Fill.BLACK))) {
      Cue cue = Cue.picture(file(Fixtures.scene(16, 1))).hidden(Region.rectangle(0, 0, 16, 16));
      assertThat(PictureCodec.observed(codec.observe(cue))).isEqualTo(4);
    }
  }

  @Test
  void aCueThatIsNoPictureIsRefused() {
    assertThatExceptionOfType(InputException.class)
        .isThrownBy(() -> pixels.observe(Cue.picture(new byte[] {1, 2, 3})))
        .withMessageStartingWith("the cue's picture cannot be read as a picture: ");
  }

  @Test
  void manyPicturesAreObservedAsEachAlone() {
    try (PictureCodec codec = tokens(CodecOptions.defaults())) {
      List<Picture> pictures = new ArrayList<>();
      for (int k = 0; k < 40; k++) {
        pictures.add(Fixtures.scene(32, k));
      }
      BitSet hidden = Region.leftHalf().hidden(32, 32, new BitSet());
      List<Observation> together = codec.observe(pictures, hidden, Masking.MASKED, Fill.GREY);
      for (int k = 0; k < 40; k++) {
        Observation alone = codec.observe(pictures.get(k), hidden, Masking.MASKED, Fill.GREY);
        assertThat(((Observation.Tokens) together.get(k)).tokens())
            .isEqualTo(((Observation.Tokens) alone).tokens());
      }
    }
  }

  @Test
  void pixelsDecodeToTheStateItself() {
    Picture one = Fixtures.scene(64, 1);
    Picture two = Fixtures.scene(64, 2);
    DenseBank image = DenseBank.of(new float[][] {one.values(), two.values()}, Kernels.selected());
    PartsBank bank = new PartsBank(List.of(image, image), new double[] {1, 1});
    Observation cue = new Observation.Parts(List.of(Optional.empty(), Optional.empty()));
    assertThat(pixels.decode(bank, State.at(1, cue)).orElseThrow().values())
        .isEqualTo(two.values());
    State half =
        new State(0, cue, Mixture.NONE, new Mixture(new int[] {0, 1}, new double[] {0.5, 0.5}));
    float[] mixed = pixels.decode(bank, half).orElseThrow().values();
    for (int k = 0; k < mixed.length; k++) {
      assertThat(mixed[k]).isCloseTo((one.values()[k] + two.values()[k]) / 2, within(1e-6f));
    }
  }

  @Test
  void tokensDecodeToWhatTheAutoencoderMakesOfThem() {
    try (PictureCodec codec = tokens(CodecOptions.defaults())) {
      char[] stored = grid(codec.encodePictures(List.of(Fixtures.scene(16, 4))).getFirst());
      int codebook = TinyModel.CHANNELS + 1;
      char[] blank = {
        TinyModel.CHANNELS, TinyModel.CHANNELS, TinyModel.CHANNELS, TinyModel.CHANNELS
      };
      TokenBank image = TokenBank.of(new char[][] {blank, stored}, codebook, Kernels.selected());
      PartsBank bank = new PartsBank(List.of(image, image), new double[] {1, 1});
      Observation cue = new Observation.Parts(List.of(Optional.empty(), Optional.empty()));
      float[] codes = new float[TinyModel.CHANNELS * 4];
      for (int s = 0; s < 4; s++) {
        codes[stored[s] * 4 + s] = 1;
      }
      assertThat(codec.decode(bank, State.at(1, cue)).orElseThrow().values())
          .isEqualTo(codec.autoencoder().decode(codes).values());
      assertThatIllegalArgumentException()
          .isThrownBy(() -> pixels.decode(bank, State.at(1, cue)))
          .withMessage("the bank is not of this codec's layout");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> codec.decode(image, State.at(1, cue)))
          .withMessage("the bank has not the parts of this codec");
    }
  }
}
