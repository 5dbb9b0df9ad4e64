package io.hen.experiments.scene;

/** What flies in the sky. */
enum Flyer {
  BALLOON("hot-air balloon") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(
          new Shape.Polygon(x - 3, y + 2, x + 3, y + 2, x + 1, y + 5, x - 1, y + 5),
          colour.darker(0.3f));
      canvas.paint(new Shape.Ellipse(x, y - 1, 4.8f, 5), colour);
      canvas.paint(new Shape.Ellipse(x, y - 1, 1.7f, 5), colour.lighter(0.45f));
      canvas.paint(Shape.box(x - 1.3f, y + 5, x + 1.3f, y + 7), Paint.BROWN.colour());
    }
  },
  KITE("kite") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(new Shape.Polygon(x, y - 6, x + 4, y - 1, x, y + 4, x - 4, y - 1), colour);
      canvas.paint(new Shape.Polygon(x, y - 6, x + 4, y - 1, x, y - 1), colour.lighter(0.4f));
      canvas.paint(
          new Shape.Polygon(x, y + 4, x + 3, y + 7, x + 2, y + 7.4f, x - 0.6f, y + 4),
          colour.darker(0.4f));
    }
  },
  AEROPLANE("aeroplane") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(
          new Shape.Polygon(x - 7, y - 4, x - 4.5f, y - 4, x - 3, y, x - 6, y),
          colour.darker(0.25f));
      canvas.paint(new Shape.Ellipse(x, y, 7, 1.9f), colour);
      canvas.paint(
          new Shape.Polygon(x - 1, y, x + 2.5f, y, x - 2.5f, y + 5, x - 4.5f, y + 5),
          colour.darker(0.25f));
      canvas.paint(Shape.disc(x + 4.6f, y - 0.5f, 0.9f), Colour.of(0xbfe3ff));
    }
  },
  AIRSHIP("airship") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(Shape.box(x - 2, y + 2, x + 2, y + 4.6f), Paint.BLACK.colour());
      canvas.paint(
          new Shape.Polygon(x - 7.5f, y - 3, x - 5, y, x - 7.5f, y + 3), colour.darker(0.3f));
      canvas.paint(new Shape.Ellipse(x, y, 7, 3.1f), colour);
      canvas.paint(new Shape.Ellipse(x, y - 1, 5, 0.9f), colour.lighter(0.5f));
    }
  },
  BIRDS("flock of birds") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      bird(canvas, x - 4.5f, y + 1.5f, colour);
      bird(canvas, x + 0.5f, y - 3, colour);
      bird(canvas, x + 4.5f, y + 3, colour);
    }

    private void bird(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(
          new Shape.Polygon(
              x, y + 1.6f, x - 4, y - 1.8f, x - 1.6f, y - 1.2f, x, y + 0.1f, x + 1.6f, y - 1.2f,
              x + 4, y - 1.8f),
          colour);
    }
  },
  PARACHUTE("parachute") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(
          new Shape.Polygon(x - 5, y, x - 4.3f, y, x + 0.4f, y + 6, x - 0.4f, y + 6),
          Paint.BLACK.colour());
      canvas.paint(
          new Shape.Polygon(x + 5, y, x + 4.3f, y, x - 0.4f, y + 6, x + 0.4f, y + 6),
          Paint.BLACK.colour());
      canvas.paint(Shape.dome(x, y + 0.4f, 6), colour);
      canvas.paint(Shape.dome(x, y + 0.4f, 2.2f), colour.lighter(0.5f));
      canvas.paint(Shape.disc(x, y + 6.4f, 1.2f), Paint.BROWN.colour());
    }
  };

  private final String word;

  Flyer(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  abstract void draw(Canvas canvas, float x, float y, Colour colour);
}
