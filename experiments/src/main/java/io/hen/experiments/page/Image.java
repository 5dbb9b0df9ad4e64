package io.hen.experiments.page;

import io.hen.encoders.PictureWriter;
import io.hen.memory.Picture;
import java.util.Base64;

/**
 * A picture on a page.
 *
 * @param uri a data URI
 * @param alt for those who do not see it
 * @param label below it
 */
public record Image(String uri, String alt, String label) {

  /** A picture as PNG. */
  public static Image of(Picture picture, String alt, String label) {
    return of("image/png", PictureWriter.png(picture), alt, label);
  }

  /** A file as it is. */
  public static Image of(String mediaType, byte[] bytes, String alt, String label) {
    String data = Base64.getEncoder().encodeToString(bytes);
    return new Image("data:" + mediaType + ";base64," + data, alt, label);
  }
}
