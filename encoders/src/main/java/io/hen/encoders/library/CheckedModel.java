package io.hen.encoders.library;

import java.util.Map;

/** A model that was tried and works. */
public sealed interface CheckedModel {
  /** Its name. */
  String name();

  /** Its version. */
  String version();

  /** Digest by file: each was compared. */
  Map<String, String> files();

  /**
   * An autoencoder.
   *
   * @param size width and height of its pictures
   * @param latent what it encodes them as, in words
   * @param psnr of a drawn picture that was encoded and decoded, in dB; infinite if nothing changed
   */
  record Pictures(
      String name, String version, Map<String, String> files, int size, String latent, double psnr)
      implements CheckedModel {}

  /**
   * A text encoder.
   *
   * @param latent what it encodes texts as, in words
   * @param nearness cosine of the encodings of two sentences of one meaning
   * @param farness cosine of the encodings of two sentences that have nothing in common
   */
  record Texts(
      String name,
      String version,
      Map<String, String> files,
      String latent,
      double nearness,
      double farness)
      implements CheckedModel {}
}
