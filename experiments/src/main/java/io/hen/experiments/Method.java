package io.hen.experiments;

/** A way to recall, as compared by {@link Demo}. */
public enum Method {
  /** Raw pixels; the fill of the hidden half counts as seen. The paper's image memory. */
  PIXELS_UNMASKED("pixels", "unmasked", "raw pixels, unmasked"),
  /** Tokens of the discrete VAE; the fill counts as seen. The paper's encoded memory. */
  DVAE_UNMASKED("dvae", "unmasked", "dvae tokens, unmasked"),
  /** Tokens of the discrete VAE; what depends on hidden pixels is absent. hen's own way. */
  DVAE_MASKED("dvae", "masked", "dvae tokens, masked"),
  /** The caption alone, no picture. */
  CAPTION("dvae", "caption", "the caption alone");

  private final String codec;
  private final String cue;
  private final String words;

  Method(String codec, String cue, String words) {
    this.codec = codec;
    this.cue = cue;
    this.words = words;
  }

  /** Name of the codec, {@code pixels} or {@code dvae}. */
  public String codec() {
    return codec;
  }

  /** What the cue shows: {@code unmasked}, {@code masked} or {@code caption}. */
  public String cue() {
    return cue;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Whether the cue is half a picture. */
  public boolean fromPicture() {
    return this != CAPTION;
  }
}
