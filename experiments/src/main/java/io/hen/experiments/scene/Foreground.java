package io.hen.experiments.scene;

/** What stands or swims in front; {@code y} is where it touches the ground, {@code s} its scale. */
enum Foreground {
  HOUSE("house", false) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(Shape.box(x - 8 * s, y - 9 * s, x + 8 * s, y), colour);
      canvas.paint(
          new Shape.Polygon(x, y - 16 * s, x + 10 * s, y - 8 * s, x - 10 * s, y - 8 * s),
          Colour.of(0x6d3b2a));
      canvas.paint(Shape.box(x - 1.6f * s, y - 5 * s, x + 1.6f * s, y), colour.darker(0.6f));
      canvas.paint(Shape.box(x - 6 * s, y - 7 * s, x - 3 * s, y - 4 * s), Colour.of(0xfff3b0));
      canvas.paint(Shape.box(x + 3 * s, y - 7 * s, x + 6 * s, y - 4 * s), Colour.of(0xfff3b0));
    }
  },
  BUS("bus", false) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(Shape.box(x - 12 * s, y - 11 * s, x + 12 * s, y - 1.6f * s), colour);
      for (int i = 0; i < 4; i++) {
        float left = x - 11 * s + 5.6f * s * i;
        canvas.paint(
            Shape.box(left, y - 9.6f * s, left + 4.4f * s, y - 5.6f * s), Colour.of(0xcfe9ff));
      }
      wheel(canvas, x - 7 * s, y - 1.8f * s, 2.2f * s);
      wheel(canvas, x + 7 * s, y - 1.8f * s, 2.2f * s);
    }
  },
  CAR("car", false) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(
          new Shape.Polygon(
              x - 5 * s, y - 8 * s, x + 3 * s, y - 8 * s, x + 6 * s, y - 4 * s, x - 7 * s,
              y - 4 * s),
          Colour.of(0xcfe9ff));
      canvas.paint(Shape.box(x - 10 * s, y - 5 * s, x + 10 * s, y - 1.4f * s), colour);
      canvas.paint(Shape.box(x - 5 * s, y - 8.6f * s, x + 3 * s, y - 7.6f * s), colour);
      wheel(canvas, x - 5.6f * s, y - 1.8f * s, 2.1f * s);
      wheel(canvas, x + 5.6f * s, y - 1.8f * s, 2.1f * s);
    }
  },
  TREE("tree", false) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(Shape.box(x - 1.4f * s, y - 7 * s, x + 1.4f * s, y), Paint.BROWN.colour());
      canvas.paint(Shape.disc(x - 3 * s, y - 9 * s, 4 * s), colour.darker(0.15f));
      canvas.paint(Shape.disc(x + 3 * s, y - 9 * s, 4 * s), colour);
      canvas.paint(Shape.disc(x, y - 12 * s, 4.4f * s), colour.lighter(0.12f));
    }
  },
  TENT("tent", false) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(new Shape.Polygon(x, y - 11 * s, x + 10 * s, y, x - 10 * s, y), colour);
      canvas.paint(
          new Shape.Polygon(x, y - 11 * s, x + 3 * s, y, x - 3 * s, y), colour.darker(0.6f));
    }
  },
  COW("cow", false) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      for (float leg = -5; leg <= 4; leg += 3) {
        canvas.paint(
            Shape.box(x + leg * s, y - 4 * s, x + (leg + 1.2f) * s, y), colour.darker(0.3f));
      }
      canvas.paint(new Shape.Ellipse(x, y - 6 * s, 7 * s, 3.4f * s), colour);
      canvas.paint(Shape.disc(x + 8 * s, y - 8 * s, 2.5f * s), colour.darker(0.2f));
      canvas.paint(Shape.disc(x - 2 * s, y - 6.6f * s, 1.7f * s), Colour.WHITE);
    }
  },
  FLAG("flag", false) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(Shape.box(x - 5 * s, y - 17 * s, x - 4 * s, y), Colour.of(0xdedede));
      canvas.paint(Shape.box(x - 4 * s, y - 17 * s, x + 7 * s, y - 10 * s), colour);
      canvas.paint(
          Shape.box(x - 4 * s, y - 14.7f * s, x + 7 * s, y - 12.3f * s), colour.lighter(0.6f));
    }
  },
  SAILING_BOAT("sailing boat", true) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(
          new Shape.Polygon(x - 9 * s, y - 4 * s, x + 9 * s, y - 4 * s, x + 6 * s, y, x - 6 * s, y),
          Colour.of(0x5a3820));
      canvas.paint(new Shape.Polygon(x, y - 18 * s, x + 8 * s, y - 5 * s, x, y - 5 * s), colour);
      canvas.paint(
          new Shape.Polygon(x - 1, y - 15 * s, x - 1, y - 5 * s, x - 6 * s, y - 5 * s),
          colour.lighter(0.4f));
    }
  },
  ROWING_BOAT("rowing boat", true) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(Shape.disc(x, y - 8.4f * s, 1.9f * s), Colour.of(0xe8b890));
      canvas.paint(Shape.box(x - 2 * s, y - 6.6f * s, x + 2 * s, y - 3 * s), colour.darker(0.5f));
      canvas.paint(
          new Shape.Polygon(
              x - 10 * s, y - 4.6f * s, x + 10 * s, y - 4.6f * s, x + 7 * s, y, x - 7 * s, y),
          colour);
      canvas.paint(
          new Shape.Polygon(
              x + 1 * s, y - 5 * s, x + 8 * s, y + 2 * s, x + 7 * s, y + 2.6f * s, x, y - 4.4f * s),
          Colour.of(0xe9d8b4));
    }
  },
  FERRY("ferry", true) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(Shape.box(x + 1 * s, y - 15 * s, x + 4 * s, y - 9 * s), Colour.BLACK);
      canvas.paint(Shape.box(x - 8 * s, y - 10 * s, x + 8 * s, y - 5 * s), Colour.WHITE);
      for (int i = 0; i < 4; i++) {
        float left = x - 7 * s + 3.8f * s * i;
        canvas.paint(
            Shape.box(left, y - 8.8f * s, left + 2 * s, y - 6.6f * s), Colour.of(0x44607c));
      }
      canvas.paint(
          new Shape.Polygon(
              x - 12 * s, y - 5 * s, x + 12 * s, y - 5 * s, x + 9 * s, y, x - 10 * s, y),
          colour);
    }
  },
  BUOY("buoy", true) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(
          new Shape.Polygon(
              x - 1.6f * s,
              y - 10 * s,
              x + 1.6f * s,
              y - 10 * s,
              x + 4 * s,
              y - 2 * s,
              x - 4 * s,
              y - 2 * s),
          colour);
      canvas.paint(Shape.box(x - 3 * s, y - 6.6f * s, x + 3 * s, y - 4.6f * s), Colour.WHITE);
      canvas.paint(new Shape.Ellipse(x, y - 1.4f * s, 5.4f * s, 2 * s), colour.darker(0.4f));
      canvas.paint(Shape.disc(x, y - 11.4f * s, 1.6f * s), Paint.YELLOW.colour());
    }
  },
  DUCK("duck", true) {
    @Override
    void draw(Canvas canvas, float x, float y, float s, Colour colour) {
      canvas.paint(new Shape.Ellipse(x, y - 3 * s, 7 * s, 3.4f * s), colour);
      canvas.paint(
          new Shape.Polygon(x - 8 * s, y - 7 * s, x - 3 * s, y - 4 * s, x - 6 * s, y),
          colour.darker(0.2f));
      canvas.paint(Shape.disc(x + 5 * s, y - 8 * s, 3 * s), colour.darker(0.15f));
      canvas.paint(
          new Shape.Polygon(
              x + 7.4f * s, y - 9 * s, x + 11 * s, y - 7.6f * s, x + 7.4f * s, y - 6.6f * s),
          Paint.ORANGE.colour());
    }
  };

  private final String word;
  private final boolean swims;

  Foreground(String word, boolean swims) {
    this.word = word;
    this.swims = swims;
  }

  String word() {
    return word;
  }

  /** Whether it belongs on water. */
  boolean swims() {
    return swims;
  }

  abstract void draw(Canvas canvas, float x, float y, float s, Colour colour);

  private static void wheel(Canvas canvas, float x, float y, float radius) {
    canvas.paint(Shape.disc(x, y, radius), Colour.BLACK);
    canvas.paint(Shape.disc(x, y, radius * 0.45f), Colour.of(0xb9b9b9));
  }
}
