package io.hen.encoders;

/**
 * The two halves of a codec's name.
 *
 * @param image the autoencoder
 * @param text the text encoder
 */
record CodecName(String image, String text) {

  /** Takes {@code IMAGE} or {@code IMAGE+TEXT} apart; without a text it is pixel text. */
  static CodecName of(String name) {
    int plus = name.indexOf('+');
    return plus < 0
        ? new CodecName(name, PixelTextEncoder.NAME)
        : new CodecName(name.substring(0, plus), name.substring(plus + 1));
  }

  /** Without the text where it is pixel text: memories of the time before keep their names. */
  @Override
  public String toString() {
    return text.equals(PixelTextEncoder.NAME) ? image : image + "+" + text;
  }
}
