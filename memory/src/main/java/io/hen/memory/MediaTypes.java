package io.hen.memory;

import java.nio.charset.StandardCharsets;

/** Tells picture formats apart by their first bytes. */
final class MediaTypes {
  private MediaTypes() {}

  static String of(byte[] bytes) {
    if (startsWith(bytes, 0, "\u0089PNG\r\n\u001a\n")) {
      return "image/png";
    }
    if (startsWith(bytes, 0, "\u00ff\u00d8\u00ff")) {
      return "image/jpeg";
    }
    if (startsWith(bytes, 0, "GIF87a") || startsWith(bytes, 0, "GIF89a")) {
      return "image/gif";
    }
    if (startsWith(bytes, 0, "RIFF") && startsWith(bytes, 8, "WEBP")) {
      return "image/webp";
    }
    if (startsWith(bytes, 0, "BM")) {
      return "image/bmp";
    }
    return "application/octet-stream";
  }

  private static boolean startsWith(byte[] bytes, int at, String magic) {
    byte[] expected = magic.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= at + expected.length
        && java.util.Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
  }
}
