package io.hen.experiments.scene;

/** The colours that captions name. */
enum Paint {
  RED(0xd8322f),
  ORANGE(0xf08a24),
  YELLOW(0xf6d743),
  GREEN(0x3f9b45),
  BLUE(0x2c6fd1),
  PURPLE(0x8044a8),
  PINK(0xf08fb4),
  WHITE(0xf7f7f4),
  BLACK(0x1d1d22),
  BROWN(0x7a4a25);

  private final Colour colour;

  Paint(int rgb) {
    this.colour = Colour.of(rgb);
  }

  Colour colour() {
    return colour;
  }

  /** In captions. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
