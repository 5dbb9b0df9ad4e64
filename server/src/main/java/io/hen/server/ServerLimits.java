package io.hen.server;

/**
 * What one request may ask for.
 *
 * @param bodyBytes the longest body
 * @param pictureBytes the longest picture file
 * @param picturePixels the most pixels of a picture, looked at before it is decoded
 * @param captionLength the most characters of a caption
 * @param batch the most items or recalls of one request
 * @param recalls the most recalls at once; more are told to come again
 * @param uploads the most requests at once that remember
 */
public record ServerLimits(
    long bodyBytes,
    int pictureBytes,
    long picturePixels,
    int captionLength,
    int batch,
    int recalls,
    int uploads) {

  /** 64 MB, 32 MB, 50 megapixels, 10,000 characters, 256, 64 recalls and 8 uploads at once. */
  public static ServerLimits defaults() {
    return new ServerLimits(64L << 20, 32 << 20, 50_000_000L, 10_000, 256, 64, 8);
  }
}
