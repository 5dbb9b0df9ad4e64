package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemAndCueTest {
  @ParameterizedTest
  @CsvSource({
    "89504e470d0a1a0a00, image/png",
    "ffd8ffe000, image/jpeg",
    "47494638396100, image/gif",
    "524946460000000057454250, image/webp",
    "424d00, image/bmp",
    "5249464600000000, application/octet-stream",
    "'', application/octet-stream",
    "89504e, application/octet-stream"
  })
  void theMediaTypeIsToldFromTheFirstBytes(String hex, String mediaType) {
    assertThat(Item.picture(HexFormat.of().parseHex(hex)).mediaType()).isEqualTo(mediaType);
  }

  @Test
  void metadataKeepsItsOrderAndIsNotSharedBetweenItems() {
    Item bare = Item.picture(new byte[0]);
    Item more = bare.metadata("b", "1").metadata("a", "2").metadata("b", "3");
    assertThat(bare.metadata()).isEmpty();
    assertThat(more.metadata()).containsExactly(Map.entry("b", "3"), Map.entry("a", "2"));
    assertThatThrownBy(() -> more.metadata().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void cuesJoin() {
    Cue cue = Cue.picture(new byte[] {1}).and(Cue.caption("a")).and(Cue.caption("b"));
    assertThat(cue.caption()).contains("b");
    assertThat(cue.picture()).isPresent();
    assertThat(cue.hidden(Region.leftHalf()).picture().orElseThrow().hidden())
        .isEqualTo(Region.leftHalf());
    assertThat(cue.weights(2, 0).pictureWeight()).isEqualTo(2);
  }

  @Test
  void aCueWithoutAPictureHidesNothing() {
    assertThatThrownBy(() -> Cue.caption("a").hidden(Region.leftHalf()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() ->
            new Cue(
                Optional.empty(), Optional.empty(), 1, 1, PartScale.UNIT, MissingParts.LEFT_OUT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
  void weightsAreFiniteAndNotNegative(double weight) {
    assertThatThrownBy(() -> Cue.caption("a").weights(weight, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Cue.caption("a").weights(0, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCaptionBesideAPictureCountsLessUnlessToldOtherwise() {
    Cue picture = Cue.picture(new byte[] {1});
    Cue caption = Cue.caption("a bus");
    assertThat(caption.captionWeight()).isEqualTo(1);
    assertThat(picture.and(caption).pictureWeight()).isEqualTo(1);
    assertThat(picture.and(caption).captionWeight()).isEqualTo(Cue.CAPTION_BESIDE_PICTURE);
    assertThat(caption.and(picture)).isEqualTo(picture.and(caption));
    assertThat(picture.weights(1, 0.3).and(caption).captionWeight()).isEqualTo(0.3);
    assertThat(picture.and(caption).weights(1, 1).captionWeight()).isEqualTo(1);
    assertThat(picture.and(Cue.picture(new byte[] {2})).captionWeight()).isEqualTo(1);
  }
}
