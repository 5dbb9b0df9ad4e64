package io.hen.experiments.scene;

/** What stands on the horizon; {@code y} is the ground. */
enum Landmark {
  MOUNTAIN("mountain") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(new Shape.Polygon(x, y - 13, x + 11, y, x - 11, y), colour.darker(0.25f));
      canvas.paint(new Shape.Polygon(x, y - 13, x + 11, y, x + 2, y), colour.darker(0.45f));
      canvas.paint(
          new Shape.Polygon(x, y - 13, x + 3, y - 9.4f, x, y - 8, x - 3, y - 9.4f), Colour.WHITE);
    }
  },
  LIGHTHOUSE("lighthouse") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(
          new Shape.Polygon(x - 1.6f, y - 11, x + 1.6f, y - 11, x + 2.8f, y, x - 2.8f, y),
          Colour.WHITE);
      canvas.paint(Shape.box(x - 2, y - 9, x + 2, y - 6.6f), colour);
      canvas.paint(Shape.box(x - 2.4f, y - 4.4f, x + 2.4f, y - 2), colour);
      canvas.paint(Shape.box(x - 1.4f, y - 13, x + 1.4f, y - 11), Paint.YELLOW.colour());
      canvas.paint(new Shape.Polygon(x, y - 15, x + 2, y - 13, x - 2, y - 13), colour);
    }
  },
  WINDMILL("windmill") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(new Shape.Polygon(x - 2, y - 10, x + 2, y - 10, x + 3, y, x - 3, y), colour);
      canvas.paint(new Shape.Polygon(x, y - 12, x + 2, y - 10, x - 2, y - 10), colour.darker(0.4f));
      sail(canvas, x, y - 9, 6, 3.4f);
      sail(canvas, x, y - 9, -3.4f, 6);
    }

    private void sail(Canvas canvas, float x, float y, float dx, float dy) {
      float wide = 0.14f;
      canvas.paint(
          new Shape.Polygon(
              x - dx - wide * dy,
              y - dy + wide * dx,
              x + dx - wide * dy,
              y + dy + wide * dx,
              x + dx + wide * dy,
              y + dy - wide * dx,
              x - dx + wide * dy,
              y - dy - wide * dx),
          Colour.of(0xf3ecd8));
    }
  },
  CHURCH("church") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(Shape.box(x - 1, y - 5, x + 6, y), colour.lighter(0.55f));
      canvas.paint(new Shape.Polygon(x - 1, y - 5, x + 2.5f, y - 8, x + 6, y - 5), colour);
      canvas.paint(Shape.box(x - 5, y - 9, x - 1, y), colour.lighter(0.7f));
      canvas.paint(new Shape.Polygon(x - 3, y - 15, x - 0.6f, y - 9, x - 5.4f, y - 9), colour);
    }
  },
  CASTLE("castle") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      Colour stone = colour.mixed(Colour.of(0x8d8a84), 0.4f);
      canvas.paint(Shape.box(x - 6, y - 6, x + 6, y), stone);
      for (int i = -1; i <= 1; i += 2) {
        canvas.paint(Shape.box(x + i * 5 - 2, y - 10, x + i * 5 + 2, y), stone.darker(0.2f));
        canvas.paint(
            new Shape.Polygon(
                x + i * 5, y - 14, x + i * 5 + 2.6f, y - 10, x + i * 5 - 2.6f, y - 10),
            colour);
      }
      canvas.paint(Shape.box(x - 1.4f, y - 3.4f, x + 1.4f, y), Colour.BLACK);
    }
  },
  FACTORY("factory") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(Shape.box(x + 2, y - 13, x + 4.4f, y - 3), colour.darker(0.4f));
      canvas.paint(Shape.box(x - 7, y - 4, x + 6, y), colour);
      for (int i = 0; i < 3; i++) {
        float left = x - 7 + 3 * i;
        canvas.paint(
            new Shape.Polygon(left, y - 4, left, y - 7, left + 3, y - 4), colour.darker(0.2f));
      }
      canvas.paint(Shape.disc(x + 4.4f, y - 14.6f, 1.7f), Colour.of(0xd7d7d7), 0.8f);
    }
  };

  private final String word;

  Landmark(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  abstract void draw(Canvas canvas, float x, float y, Colour colour);
}
