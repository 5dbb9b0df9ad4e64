package io.hen.server.service;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file that never changes while the server runs, held in memory. Browsers keep it and ask each
 * time whether it is still the same.
 */
final class StaticFile {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png",
          "yaml", "application/yaml; charset=utf-8",
          "txt", "text/plain; charset=utf-8",
          "webmanifest", "application/manifest+json");

  private static final int TAG_BYTES = 12;

  private final byte[] bytes;
  private final String type;
  private final String tag;

  /**
   * A file.
   *
   * @param name decides the media type by its ending
   */
  StaticFile(String name, byte[] bytes) {
    String ending = name.substring(name.lastIndexOf('.') + 1);
    String known = TYPES.get(ending);
    if (known == null) {
      throw new IllegalArgumentException("no media type is known for " + name);
    }
    this.bytes = bytes;
    this.type = known;
    this.tag = '"' + digest(bytes) + '"';
  }

  /** A file beside the server's classes. */
  static StaticFile ofClassPath(String path) {
    return new StaticFile(path, read(path));
  }

  /** The bytes of a resource below {@code io/hen/server}. */
  static byte[] read(String path) {
    try (InputStream in = StaticFile.class.getResourceAsStream("/io/hen/server/" + path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the jar of hen-server");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException(path + " cannot be read from the jar of hen-server", e);
    }
  }

  /** Answers with the file, or says that it is still the same. */
  void answer(Context context) {
    context.header("ETag", tag).header("Cache-Control", "no-cache");
    String known = context.header("If-None-Match");
    if (known != null
        && Arrays.stream(known.split(",")).map(StaticFile::strong).anyMatch(tag::equals)) {
      context.status(304);
      return;
    }
    context.result(bytes).contentType(type);
  }

  private static String strong(String tag) {
    String stripped = tag.strip();
    return stripped.startsWith("W/") ? stripped.substring(2) : stripped;
  }

  private static String digest(byte[] bytes) {
    try {
      byte[] all = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(all, 0, TAG_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
