package io.hen.encoders;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Finds the rectangle of one colour that someone painted over a picture.
 *
 * <p>The rule: of the colours seen most often, the largest upright rectangle in which every pixel
 * is within {@value #NEAR} level of 255 of that colour. It must cover at least {@value #LEAST} of
 * the picture and be set off sharply: of the pixels that border on it, {@value #SHARP} differ by
 * more than {@value #STEP} levels, which those around a piece of plain sky do not. A JPEG file
 * smears the edge over up to {@value #SMEAR} pixels, so before that the rectangle is widened line
 * by line while the next line differs by {@value #SMEARED} levels at most, on average, unless that
 * ends at the edge of the picture.
 *
 * <p>A part of the picture that is really of exactly one colour and rectangular, such as a black
 * bar, is found too: nothing in the picture tells the two apart.
 */
final class ConstantRegion {
  static final int NEAR = 1;
  static final double LEAST = 0.04;
  static final double SHARP = 0.85;
  static final int STEP = 8;
  static final int SMEAR = 16;
  static final int SMEARED = 16;

  private static final int CANDIDATES = 3;
  private static final int SAMPLES = 1 << 16;

  private final int width;
  private final int height;
  private final int[] pixels; // 0xRRGGBB

  private ConstantRegion(int width, int height, int[] pixels) {
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  /** The pixels of the rectangle, row by row; empty if there is none. */
  static BitSet find(PixelRows rows) {
    int width = rows.width();
    int height = rows.height();
    int[] pixels = new int[width * height];
    float[] row = new float[3 * width];
    for (int y = 0; y < height; y++) {
      rows.row(y, row);
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] =
            level(row[x]) << 16 | level(row[width + x]) << 8 | level(row[2 * width + x]);
      }
    }
    ConstantRegion region = new ConstantRegion(width, height, pixels);
    return region.frequent().stream()
        .flatMap(colour -> region.painted(colour).stream())
        .findFirst()
        .map(found -> found.pixels(width))
        .orElseGet(BitSet::new);
  }

  /** The colours seen most often, of so many pixels at equal distances that a few can be lost. */
  private List<Integer> frequent() {
    int stride = (int) Math.ceil(Math.sqrt((double) width * height / SAMPLES));
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < height; y += stride) {
      for (int x = 0; x < width; x += stride) {
        counts.merge(pixels[y * width + x], 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(CANDIDATES)
        .map(Map.Entry::getKey)
        .toList();
  }

  private Optional<PixelBox> painted(int colour) {
    PixelBox box = LargestRectangle.find(width, height, p -> difference(pixels[p], colour) <= NEAR);
    if (box.area() < LEAST * width * height) {
      return Optional.empty();
    }
    PixelBox wide = widened(box, colour);
    long border = 0;
    double sharp = 0;
    for (Side side : Side.values()) {
      PixelBox line = side.beside(wide);
      if (inside(line)) {
        border += line.area();
        sharp += share(line, colour, difference -> difference > STEP) * line.area();
      }
    }
    return border > 0 && sharp >= SHARP * border ? Optional.of(wide) : Optional.empty();
  }

  private PixelBox widened(PixelBox box, int colour) {
    PixelBox wide = box;
    for (Side side : Side.values()) {
      PixelBox further = wide;
      PixelBox line = side.beside(further);
      for (int k = 0; k < SMEAR && inside(line) && mean(line, colour) <= SMEARED; k++) {
        further = further.with(line);
        line = side.beside(further);
      }
      // there is no smear where a rectangle ends with the picture
      wide = inside(line) ? further : wide;
    }
    return wide;
  }

  private boolean inside(PixelBox line) {
    return line.left() >= 0 && line.top() >= 0 && line.right() <= width && line.bottom() <= height;
  }

  private double mean(PixelBox box, int colour) {
    long sum = 0;
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        sum += difference(pixels[y * width + x], colour);
      }
    }
    return (double) sum / box.area();
  }

  private double share(PixelBox box, int colour, IntPredicate of) {
    long count = 0;
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        count += of.test(difference(pixels[y * width + x], colour)) ? 1 : 0;
      }
    }
    return (double) count / box.area();
  }

  /** In the channel where it is largest, in levels. */
  private static int difference(int one, int other) {
    int largest = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      largest = Math.max(largest, Math.abs((one >> shift & 0xff) - (other >> shift & 0xff)));
    }
    return largest;
  }

  private static int level(float value) {
    return Math.round(value * 255);
  }

  private enum Side {
    LEFT,
    TOP,
    RIGHT,
    BOTTOM;

    /** The line of pixels that borders on a box at this side. */
    private PixelBox beside(PixelBox box) {
      return switch (this) {
        case LEFT -> new PixelBox(box.left() - 1, box.top(), box.left(), box.bottom());
        case TOP -> new PixelBox(box.left(), box.top() - 1, box.right(), box.top());
        case RIGHT -> new PixelBox(box.right(), box.top(), box.right() + 1, box.bottom());
        case BOTTOM -> new PixelBox(box.left(), box.bottom(), box.right(), box.bottom() + 1);
      };
    }
  }
}
