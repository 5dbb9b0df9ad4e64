package io.hen.experiments.scene;

/** What shines in the sky. */
enum Celestial {
  SUN("sun") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(Shape.disc(x, y, 7), colour, 0.3f);
      canvas.paint(Shape.disc(x, y, 4.5f), colour);
    }
  },
  MOON("full moon") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(Shape.disc(x, y, 4.8f), colour);
      canvas.paint(Shape.disc(x - 1.6f, y - 1, 1.3f), colour.darker(0.3f));
      canvas.paint(Shape.disc(x + 1.5f, y + 1.6f, 1.1f), colour.darker(0.3f));
    }
  },
  CRESCENT("crescent moon") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(
          new Shape.Without(Shape.disc(x, y, 5), Shape.disc(x + 2.6f, y - 0.8f, 4.2f)), colour);
    }
  },
  STAR("bright star") {
    @Override
    void draw(Canvas canvas, float x, float y, Colour colour) {
      canvas.paint(new Shape.Polygon(x, y - 6, x + 1.4f, y, x, y + 6, x - 1.4f, y), colour);
      canvas.paint(new Shape.Polygon(x - 6, y, x, y - 1.4f, x + 6, y, x, y + 1.4f), colour);
    }
  };

  private final String word;

  Celestial(String word) {
    this.word = word;
  }

  String word() {
    return word;
  }

  abstract void draw(Canvas canvas, float x, float y, Colour colour);
}
