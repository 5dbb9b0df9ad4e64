package io.hen.experiments.scene;

/**
 * A colour.
 *
 * @param red in [0,1]
 * @param green in [0,1]
 * @param blue in [0,1]
 */
record Colour(float red, float green, float blue) {
  static final Colour WHITE = of(0xffffff);
  static final Colour BLACK = of(0x16161a);

  /** From {@code 0xrrggbb}. */
  static Colour of(int rgb) {
    return new Colour((rgb >> 16 & 255) / 255f, (rgb >> 8 & 255) / 255f, (rgb & 255) / 255f);
  }

  /**
   * A mixture.
   *
   * @param share of the other, in [0,1]
   */
  Colour mixed(Colour other, float share) {
    return new Colour(
        red + share * (other.red - red),
        green + share * (other.green - green),
        blue + share * (other.blue - blue));
  }

  /** Nearer to black. */
  Colour darker(float share) {
    return mixed(BLACK, share);
  }

  /** Nearer to white. */
  Colour lighter(float share) {
    return mixed(WHITE, share);
  }
}
