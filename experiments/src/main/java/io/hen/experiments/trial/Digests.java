package io.hen.experiments.trial;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256. */
public final class Digests {
  private Digests() {}

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Of several arrays one after the other, in hexadecimal digits. */
  public static String sha256(byte[][] arrays) {
    MessageDigest digest = sha256();
    for (byte[] array : arrays) {
      digest.update(array);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of a text, in hexadecimal digits. */
  static String sha256(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
