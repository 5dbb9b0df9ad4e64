package io.hen.memory;

import java.util.BitSet;
import java.util.List;

/** Which pixels of a cue's picture are hidden, that is to be ignored and recalled. */
public sealed interface Region {

  /** Nothing is hidden. */
  record None() implements Region {}

  /**
   * A rectangle in pixels of the cue's own picture; what lies outside the picture is ignored.
   *
   * @param x left edge, ≥ 0
   * @param y upper edge, ≥ 0
   * @param width > 0
   * @param height > 0
   */
  record Rectangle(int x, int y, int width, int height) implements Region {
    public Rectangle {
      if (x < 0 || y < 0 || width <= 0 || height <= 0) {
        throw new IllegalArgumentException(
            "a hidden rectangle needs x,y >= 0 and width,height > 0, not "
                + x
                + ","
                + y
                + ","
                + width
                + ","
                + height);
      }
    }
  }

  /**
   * A rectangle in fractions of the picture.
   *
   * @param left in [0,1)
   * @param top in [0,1)
   * @param right in (left,1]
   * @param bottom in (top,1]
   */
  record Share(double left, double top, double right, double bottom) implements Region {
    public Share {
      if (!(left >= 0 && top >= 0 && right <= 1 && bottom <= 1 && left < right && top < bottom)) {
        throw new IllegalArgumentException(
            "a hidden share needs 0 <= left < right <= 1 and 0 <= top < bottom <= 1, not "
                + left
                + ","
                + top
                + ","
                + right
                + ","
                + bottom);
      }
    }
  }

  /** The pixels whose alpha is below one half. */
  record Transparent() implements Region {}

  /**
   * What is white in a mask picture, as programs that fill holes in pictures take it: white is to
   * be filled, black stays. A mask of another size than the cue's picture is stretched to it, each
   * pixel taking the nearest one of the mask.
   *
   * @param picture the mask's file, in any format that the codec reads. A pixel is hidden if the
   *     mean of its colours is at least one half and it is not transparent.
   */
  record Mask(byte[] picture) implements Region {}

  /**
   * A rectangle of one colour, if the picture has one that looks painted over: the codec finds it.
   * Nothing is hidden if it finds none.
   */
  record Automatic() implements Region {}

  /** Several regions at once: hidden is what any of them hides. */
  record Union(List<Region> regions) implements Region {
    public Union {
      regions = List.copyOf(regions);
    }
  }

  /** Nothing. */
  static Region none() {
    return new None();
  }

  /** The upper half. */
  static Region upperHalf() {
    return new Share(0, 0, 1, 0.5);
  }

  /** The lower half. */
  static Region lowerHalf() {
    return new Share(0, 0.5, 1, 1);
  }

  /** The left half. */
  static Region leftHalf() {
    return new Share(0, 0, 0.5, 1);
  }

  /** The right half. */
  static Region rightHalf() {
    return new Share(0.5, 0, 1, 1);
  }

  /** A rectangle in pixels. */
  static Region rectangle(int x, int y, int width, int height) {
    return new Rectangle(x, y, width, height);
  }

  /** The transparent pixels. */
  static Region transparent() {
    return new Transparent();
  }

  /** What is white in a mask picture; see {@link Mask}. */
  static Region mask(byte[] picture) {
    return new Mask(picture);
  }

  /** A rectangle of one colour that the codec finds; see {@link Automatic}. */
  static Region automatic() {
    return new Automatic();
  }

  /** All of these regions. */
  static Region union(Region... regions) {
    return new Union(List.of(regions));
  }

  /** What a region must know of the picture it lies in; whoever can read pictures provides it. */
  interface Canvas {
    /** Pixels. */
    int width();

    /** Pixels. */
    int height();

    /** The transparent pixels, row by row (pixel {@code y·width + x}). */
    BitSet transparent();

    /**
     * The pixels that a mask picture hides, in the size of this picture (see {@link Mask}).
     *
     * @throws InputException if the mask cannot be read
     */
    BitSet masked(Mask mask);

    /** The rectangle of one colour, empty if there is none (see {@link Automatic}). */
    BitSet constant();
  }

  /**
   * The hidden pixels of a picture.
   *
   * @return row by row (pixel {@code y·width + x})
   */
  default BitSet hidden(Canvas canvas) {
    int width = canvas.width();
    int height = canvas.height();
    BitSet hidden = new BitSet(width * height);
    switch (this) {
      case None() -> {}
      case Transparent() -> hidden.or(canvas.transparent());
      case Rectangle(int x, int y, int w, int h) ->
          fill(hidden, width, x, y, Math.min(width, (long) x + w), Math.min(height, (long) y + h));
      case Share(double left, double top, double right, double bottom) ->
          fill(
              hidden,
              width,
              (int) Math.floor(left * width),
              (int) Math.floor(top * height),
              (long) Math.ceil(right * width),
              (long) Math.ceil(bottom * height));
      case Mask mask -> hidden.or(canvas.masked(mask));
      case Automatic() -> hidden.or(canvas.constant());
      case Union(List<Region> regions) ->
          regions.forEach(region -> hidden.or(region.hidden(canvas)));
    }
    return hidden;
  }

  /**
   * The hidden pixels of a picture of the given size, for regions that need no picture to be read.
   *
   * @param transparent the transparent pixels, row by row (pixel {@code y·width + x})
   * @return the hidden pixels, row by row
   * @throws IllegalArgumentException for {@link Mask} and {@link Automatic}
   */
  default BitSet hidden(int width, int height, BitSet transparent) {
    return hidden(new BareCanvas(width, height, transparent));
  }

  private static void fill(BitSet hidden, int width, int left, int top, long right, long bottom) {
    for (int y = top; y < bottom; y++) {
      if (left < right) {
        hidden.set(y * width + left, (int) (y * (long) width + right));
      }
    }
  }
}
