package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionTest {
  private static final BitSet OPAQUE = new BitSet();

  /** The rows of a picture, hidden pixels as '#'. */
  private static List<String> drawn(Region region, int width, int height) {
    BitSet hidden = region.hidden(width, height, OPAQUE);
    assertThat(hidden.length()).isLessThanOrEqualTo(width * height);
    return IntStream.range(0, height)
        .mapToObj(y ->
            IntStream.range(0, width)
                .mapToObj(x -> hidden.get(y * width + x) ? "#" : ".")
                .reduce("", String::concat))
        .toList();
  }

  @Test
  void halvesAreHalves() {
    assertThat(drawn(Region.none(), 2, 2)).containsExactly("..", "..");
    assertThat(drawn(Region.upperHalf(), 2, 4)).containsExactly("##", "##", "..", "..");
    assertThat(drawn(Region.lowerHalf(), 2, 4)).containsExactly("..", "..", "##", "##");
    assertThat(drawn(Region.leftHalf(), 4, 2)).containsExactly("##..", "##..");
    assertThat(drawn(Region.rightHalf(), 4, 2)).containsExactly("..##", "..##");
  }

  /** A pixel of which any part is hidden is hidden. */
  @Test
  void theMiddleRowOfAnOddPictureBelongsToBothHalves() {
    assertThat(drawn(Region.upperHalf(), 1, 3)).containsExactly("#", "#", ".");
    assertThat(drawn(Region.lowerHalf(), 1, 3)).containsExactly(".", "#", "#");
  }

  @Test
  void aRectangleIsCutOffAtTheEdges() {
    assertThat(drawn(Region.rectangle(1, 1, 2, 1), 4, 3)).containsExactly("....", ".##.", "....");
    assertThat(drawn(Region.rectangle(3, 2, Integer.MAX_VALUE, Integer.MAX_VALUE), 4, 3))
        .containsExactly("....", "....", "...#");
    assertThat(drawn(Region.rectangle(4, 3, 5, 5), 4, 3)).containsExactly("....", "....", "....");
    assertThat(drawn(Region.rectangle(0, 7, 2, 2), 2, 2)).containsExactly("..", "..");
  }

  @Test
  void regionsJoin() {
    BitSet transparent = new BitSet();
    transparent.set(3);
    Region both = new Region.Union(List.of(Region.rectangle(0, 0, 1, 1), Region.transparent()));
    assertThat(both.hidden(2, 2, transparent).stream()).containsExactly(0, 3);
    assertThat(Region.transparent().hidden(2, 2, OPAQUE).isEmpty()).isTrue();
  }

  /** A canvas on which masks and regions of one colour are known. */
  private record Known(BitSet masked, BitSet constant) implements Region.Canvas {
    @Override
    public int width() {
      return 3;
    }

    @Override
    public int height() {
      return 2;
    }

    @Override
    public BitSet transparent() {
      return OPAQUE;
    }

    @Override
    public BitSet masked(Region.Mask mask) {
      return mask.picture()[0] == 7 ? masked : OPAQUE;
    }
  }

  @Test
  void masksAndAutomaticRegionsAreReadByTheCanvas() {
    Region.Canvas canvas =
        new Known(BitSet.valueOf(new long[] {5}), BitSet.valueOf(new long[] {8}));
    Region mask = Region.mask(new byte[] {7});
    assertThat(mask.hidden(canvas).stream()).containsExactly(0, 2);
    assertThat(Region.automatic().hidden(canvas).stream()).containsExactly(3);
    Region all = Region.union(mask, Region.automatic(), Region.rectangle(2, 1, 1, 1));
    assertThat(all.hidden(canvas).stream()).containsExactly(0, 2, 3, 5);
    assertThat(canvas.masked(new Region.Mask(new byte[] {7})).stream()).containsExactly(0, 2);
  }

  @Test
  void withoutAReaderMasksAreABug() {
    assertThatThrownBy(() -> Region.mask(new byte[] {7}).hidden(2, 2, OPAQUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a mask picture must be read, and nothing here reads it");
    assertThatThrownBy(() -> Region.union(Region.automatic()).hidden(2, 2, OPAQUE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing here reads it");
  }

  @ParameterizedTest
  @CsvSource({"-1,0,1,1", "0,-1,1,1", "0,0,0,1", "0,0,1,-1"})
  void aRectangleNeedsAnArea(int x, int y, int width, int height) {
    assertThatThrownBy(() -> Region.rectangle(x, y, width, height))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(x + "," + y + "," + width + "," + height);
  }

  @ParameterizedTest
  @CsvSource({"0.5,0,0.5,1", "0,0,1.1,1", "-0.1,0,1,1", "0,NaN,1,1"})
  void aShareLiesInThePicture(double left, double top, double right, double bottom) {
    assertThatThrownBy(() -> new Region.Share(left, top, right, bottom))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
