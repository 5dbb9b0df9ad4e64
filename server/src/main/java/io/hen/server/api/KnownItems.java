package io.hen.server.api;

import io.hen.memory.Item;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Items by what they are: asked, whether they are remembered; answered, which of them are.
 *
 * @param digests see {@link #digest}
 */
public record KnownItems(List<String> digests) {

  /**
   * What stands for an item: the hexadecimal SHA-256 over the SHA-256 of its bytes followed by its
   * captions in UTF-8, joined by NUL.
   */
  public static String digest(Item item) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      // Digested by themselves, so that bytes and caption cannot run into each other.
      sha256.update(sha256.digest(item.bytes()));
      sha256.update(String.join("\0", item.captions()).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
