package io.hen.experiments.scene;

/** The families: a sky and a ground that many scenes share. */
enum Backdrop {
  SEA_BY_DAY("above the sea by day", true, 0x4f9fe0, 0xc4e4f5, 0x2f7fb5, 0x0d4672) {
    @Override
    void decorate(Canvas canvas) {
      waves(canvas, Colour.of(0xbfe2f2));
    }
  },
  SEA_AT_DUSK("above the sea at dusk", true, 0x4a3d7c, 0xf6a66b, 0x8a5a78, 0x2c2a55) {
    @Override
    void decorate(Canvas canvas) {
      waves(canvas, Colour.of(0xf3b184));
    }
  },
  LAKE_IN_MIST("above a lake in the mist", true, 0xa9b7bd, 0xdfe5e4, 0x9db0b3, 0x64797f) {
    @Override
    void decorate(Canvas canvas) {
      canvas.paint(
          new Shape.Polygon(0, 33, 14, 29, 30, 33, 46, 30, 64, 34, 64, 37, 0, 37),
          Colour.of(0x8fa3a2),
          0.7f);
      waves(canvas, Colour.of(0xd5dedd));
    }
  },
  MEADOW("above a green meadow", false, 0x6db4ec, 0xd9eefa, 0x83bb4b, 0x3f7a2d) {
    @Override
    void decorate(Canvas canvas) {
      canvas.paint(
          new Shape.Polygon(0, 34, 16, 31, 34, 35, 50, 32, 64, 35, 64, 38, 0, 38),
          Colour.of(0x6aa544));
    }
  },
  AUTUMN_HILLS("above autumn hills", false, 0x9fb9cf, 0xf2dfc0, 0xc08a3a, 0x7a4b22) {
    @Override
    void decorate(Canvas canvas) {
      canvas.paint(new Shape.Ellipse(14, 42, 26, 10), Colour.of(0xa8632b));
      canvas.paint(new Shape.Ellipse(52, 43, 24, 10), Colour.of(0xb97a33));
    }
  },
  DESERT("above the desert", false, 0x78b7de, 0xf7e7bd, 0xe6bd73, 0xb07f3c) {
    @Override
    void decorate(Canvas canvas) {
      canvas.paint(
          new Shape.Polygon(0, 38, 20, 33, 40, 38, 64, 36, 64, 44, 0, 44), Colour.of(0xd9aa5c));
    }
  },
  SNOW("above snowy fields", false, 0x8fa8c4, 0xe9eef5, 0xf4f7fb, 0xc3d0e0) {
    @Override
    void decorate(Canvas canvas) {
      for (int i = 0; i < 7; i++) {
        float x = 4 + 9.4f * i;
        canvas.paint(new Shape.Polygon(x, 31, x + 3, 37, x - 3, 37), Colour.of(0x5d7f77));
      }
    }
  },
  CITY_BY_NIGHT("above a city by night", false, 0x0c1030, 0x34365f, 0x3c3d4a, 0x1b1c24) {
    @Override
    void decorate(Canvas canvas) {
      int[] heights = {6, 9, 5, 8, 11, 6, 9, 7};
      for (int i = 0; i < heights.length; i++) {
        canvas.paint(Shape.box(8 * i, 37 - heights[i], 8 * i + 7, 37), Colour.of(0x1a1d3a));
        canvas.paint(Shape.box(8 * i + 2, 34, 8 * i + 3, 35.5f), Paint.YELLOW.colour());
        canvas.paint(Shape.box(8 * i + 4.5f, 33, 8 * i + 5.5f, 34.5f), Paint.YELLOW.colour());
      }
    }
  };

  /** The row where the ground begins. */
  static final int HORIZON = 36;

  private final String words;
  private final boolean water;
  private final Colour zenith;
  private final Colour haze;
  private final Colour far;
  private final Colour near;

  Backdrop(String words, boolean water, int zenith, int haze, int far, int near) {
    this.words = words;
    this.water = water;
    this.zenith = Colour.of(zenith);
    this.haze = Colour.of(haze);
    this.far = Colour.of(far);
    this.near = Colour.of(near);
  }

  /** In captions. */
  String words() {
    return words;
  }

  /** Whether the ground is water. */
  boolean water() {
    return water;
  }

  /** Paints sky and ground. */
  void draw(Canvas canvas) {
    canvas.gradient(0, HORIZON, zenith, haze);
    canvas.gradient(HORIZON, Scene.SIZE, far, near);
    decorate(canvas);
  }

  abstract void decorate(Canvas canvas);

  private static void waves(Canvas canvas, Colour foam) {
    for (int row = 0; row < 5; row++) {
      float y = 39 + 5.2f * row;
      for (int i = 0; i < 4; i++) {
        float x = 16 * i + (row % 2 == 0 ? 2 : 10);
        canvas.paint(new Shape.Ellipse(x, y, 3.6f, 0.5f), foam, 0.6f);
      }
    }
  }
}
