package io.hen.encoders.library;

import java.time.Duration;
import java.util.Map;

/**
 * How files are fetched.
 *
 * @param digests SHA-256 that the user knows, by the file's name; they go before the card's
 * @param unverified whether files are taken whose digest nobody knows
 * @param allowHttp whether addresses without encryption are taken, other than those of this machine
 * @param maxBytes of one file, ≥ 1
 * @param attempts for one file, ≥ 1
 * @param connect the longest wait for a connection, and for the beginning of an answer
 * @param stall the longest wait for the next byte
 * @param backoff the wait before the second attempt; it doubles with each
 */
public record FetchOptions(
    Map<String, String> digests,
    boolean unverified,
    boolean allowHttp,
    long maxBytes,
    int attempts,
    Duration connect,
    Duration stall,
    Duration backoff) {

  /** Throws {@link IllegalArgumentException} naming the value that makes no sense. */
  public FetchOptions {
    digests = Map.copyOf(digests);
    digests.forEach((file, sha256) -> {
      if (!sha256.matches("[0-9a-f]{64}")) {
        throw new IllegalArgumentException(
            "the SHA-256 of " + file + " must have 64 lower-case hexadecimal digits");
      }
    });
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1, not " + maxBytes);
    }
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1, not " + attempts);
    }
    positive("connect", connect);
    positive("stall", stall);
    positive("backoff", backoff);
  }

  /** Only verified files of up to 4 GiB, by HTTPS; six attempts, 1, 2, 4, 8 and 16 s apart. */
  public static FetchOptions defaults() {
    return new FetchOptions(
        Map.of(),
        false,
        false,
        4L << 30,
        6,
        Duration.ofSeconds(20),
        Duration.ofSeconds(60),
        Duration.ofSeconds(1));
  }

  /** These options with digests that the user knows. */
  public FetchOptions withDigests(Map<String, String> known) {
    return new FetchOptions(
        known, unverified, allowHttp, maxBytes, attempts, connect, stall, backoff);
  }

  /** These options, taking files whose digest nobody knows, or not. */
  public FetchOptions withUnverified(boolean taken) {
    return new FetchOptions(digests, taken, allowHttp, maxBytes, attempts, connect, stall, backoff);
  }

  /** These options, taking addresses without encryption, or not. */
  public FetchOptions withAllowHttp(boolean taken) {
    return new FetchOptions(
        digests, unverified, taken, maxBytes, attempts, connect, stall, backoff);
  }

  /** These options with another limit on one file's size. */
  public FetchOptions withMaxBytes(long most) {
    return new FetchOptions(
        digests, unverified, allowHttp, most, attempts, connect, stall, backoff);
  }

  /** These options with another number of attempts. */
  public FetchOptions withAttempts(int count) {
    return new FetchOptions(
        digests, unverified, allowHttp, maxBytes, count, connect, stall, backoff);
  }

  /** These options with other waits. */
  public FetchOptions withWaits(Duration connecting, Duration stalled, Duration between) {
    return new FetchOptions(
        digests, unverified, allowHttp, maxBytes, attempts, connecting, stalled, between);
  }

  private static void positive(String name, Duration time) {
    if (!time.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, not " + time);
    }
  }
}
