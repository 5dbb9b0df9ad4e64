package io.hen.experiments.reproduce.report;

import io.hen.encoders.PictureWriter;
import io.hen.experiments.reproduce.Block;
import io.hen.memory.Picture;
import java.util.Arrays;
import java.util.List;

/**
 * Film strips as one picture without words: the frames of a strip in a row, strips below each
 * other, each frame enlarged by a whole factor so that no pixel is blurred (64 pixels become 128).
 */
final class ContactSheet {
  private static final int SIDE = 128;
  private static final int GAP = 4;
  private static final int ROW_GAP = 10;

  private final Picture sheet;

  private ContactSheet(int width, int height) {
    float[] white = new float[3 * width * height];
    Arrays.fill(white, 1);
    this.sheet = new Picture(width, height, white);
  }

  /** A PNG file. */
  static byte[] png(List<Block.Strip> strips) {
    return PictureWriter.png(of(strips));
  }

  static Picture of(List<Block.Strip> strips) {
    int columns = 1;
    int width = 1;
    int height = 1;
    for (Block.Strip strip : strips) {
      columns = Math.max(columns, strip.frames().size());
      for (Block.Frame frame : strip.frames()) {
        Picture picture = frame.picture();
        width = Math.max(width, picture.width() * factor(picture));
        height = Math.max(height, picture.height() * factor(picture));
      }
    }
    int rows = Math.max(1, strips.size());
    ContactSheet sheet =
        new ContactSheet(
            columns * (width + GAP) + GAP, rows * height + (rows - 1) * ROW_GAP + 2 * GAP);
    for (int s = 0; s < strips.size(); s++) {
      List<Block.Frame> frames = strips.get(s).frames();
      for (int f = 0; f < frames.size(); f++) {
        sheet.put(frames.get(f).picture(), GAP + f * (width + GAP), GAP + s * (height + ROW_GAP));
      }
    }
    return sheet.sheet;
  }

  private static int factor(Picture picture) {
    return Math.max(1, SIDE / Math.max(picture.width(), picture.height()));
  }

  private void put(Picture picture, int left, int top) {
    int factor = factor(picture);
    int from = picture.width() * picture.height();
    int to = sheet.width() * sheet.height();
    for (int y = 0; y < picture.height() * factor; y++) {
      for (int x = 0; x < picture.width() * factor; x++) {
        int source = y / factor * picture.width() + x / factor;
        int target = (top + y) * sheet.width() + left + x;
        for (int plane = 0; plane < 3; plane++) {
          sheet.values()[plane * to + target] = picture.values()[plane * from + source];
        }
      }
    }
  }
}
