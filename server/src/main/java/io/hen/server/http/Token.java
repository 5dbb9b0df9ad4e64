package io.hen.server.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * What a request must show. Texts are compared by their SHA-256, in a time that does not depend on
 * where they differ. The cookie is a digest as well: who reads it does not know the token.
 */
public final class Token {
  /** The cookie's name. */
  public static final String COOKIE = "hen-token";

  /** The fewest characters of a token: 16 of base64 are 96 bits. */
  public static final int SHORTEST = 16;

  private final byte[] digest;
  private final String cookie;
  private final byte[] cookieDigest;

  /**
   * A token.
   *
   * @throws IllegalArgumentException if it has fewer than 16 characters, or one that a header
   *     cannot carry; it does not repeat the token
   */
  public Token(String text) {
    if (text.length() < SHORTEST) {
      throw new IllegalArgumentException(
          "a token has at least " + SHORTEST + " characters, not " + text.length());
    }
    if (!text.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw new IllegalArgumentException("a token consists of visible ASCII characters alone");
    }
    this.digest = digest(text);
    this.cookie = HexFormat.of().formatHex(digest("hen cookie of " + text));
    this.cookieDigest = digest(cookie);
  }

  /** Whether this is the token. */
  public boolean matches(@Nullable String shown) {
    return shown != null && MessageDigest.isEqual(digest, digest(shown));
  }

  /** The value of the cookie that stands for the token. */
  public String cookie() {
    return cookie;
  }

  /** Whether this is the cookie's value. */
  public boolean matchesCookie(@Nullable String shown) {
    return shown != null && MessageDigest.isEqual(cookieDigest, digest(shown));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
