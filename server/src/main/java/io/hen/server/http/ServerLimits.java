package io.hen.server.http;

import java.time.Duration;

/**
 * What one request, and all clients together, may ask for. All numbers are positive.
 *
 * @param bodyBytes the longest body
 * @param pictureBytes the longest picture file
 * @param picturePixels the most pixels of a picture, looked at before it is decoded
 * @param captionLength the most characters of a caption
 * @param batch the most items or recalls of one request
 * @param recalls the most recalls at once; more are told to come again
 * @param uploads the most requests at once that remember
 * @param connections the most connections at once; for another one an idle one is ended
 * @param idle how long a client may be silent, or take to send the head of a request
 * @param bytesPerSecond how fast a client must send a body on average, after 5 seconds of grace
 */
public record ServerLimits(
    long bodyBytes,
    int pictureBytes,
    long picturePixels,
    int captionLength,
    int batch,
    int recalls,
    int uploads,
    int connections,
    Duration idle,
    int bytesPerSecond) {

  /** Refuses what is not positive. */
  public ServerLimits {
    positive("bodyBytes", bodyBytes);
    positive("pictureBytes", pictureBytes);
    positive("picturePixels", picturePixels);
    positive("captionLength", captionLength);
    positive("batch", batch);
    positive("recalls", recalls);
    positive("uploads", uploads);
    positive("connections", connections);
    positive("idle", idle.toMillis());
    positive("bytesPerSecond", bytesPerSecond);
  }

  /**
   * 64 MB, 32 MB, 50 megapixels, 10,000 characters, 256 to a request, 64 recalls and 8 uploads at
   * once, 256 connections, 30 s of silence, 1,000 bytes a second.
   */
  public static ServerLimits defaults() {
    return new ServerLimits(
        64L << 20, 32 << 20, 50_000_000L, 10_000, 256, 64, 8, 256, Duration.ofSeconds(30), 1_000);
  }

  /** These limits with another longest body. */
  public ServerLimits withBodyBytes(long value) {
    return new ServerLimits(
        value,
        pictureBytes,
        picturePixels,
        captionLength,
        batch,
        recalls,
        uploads,
        connections,
        idle,
        bytesPerSecond);
  }

  /** These limits with another number of recalls at once. */
  public ServerLimits withRecalls(int value) {
    return new ServerLimits(
        bodyBytes,
        pictureBytes,
        picturePixels,
        captionLength,
        batch,
        value,
        uploads,
        connections,
        idle,
        bytesPerSecond);
  }

  /** These limits with another number of uploads at once. */
  public ServerLimits withUploads(int value) {
    return new ServerLimits(
        bodyBytes,
        pictureBytes,
        picturePixels,
        captionLength,
        batch,
        recalls,
        value,
        connections,
        idle,
        bytesPerSecond);
  }

  /** These limits with another number of connections. */
  public ServerLimits withConnections(int value) {
    return new ServerLimits(
        bodyBytes,
        pictureBytes,
        picturePixels,
        captionLength,
        batch,
        recalls,
        uploads,
        value,
        idle,
        bytesPerSecond);
  }

  /** These limits with another patience for silent clients. */
  public ServerLimits withIdle(Duration value) {
    return new ServerLimits(
        bodyBytes,
        pictureBytes,
        picturePixels,
        captionLength,
        batch,
        recalls,
        uploads,
        connections,
        value,
        bytesPerSecond);
  }

  private static void positive(String name, long value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive, not " + value);
    }
  }
}
