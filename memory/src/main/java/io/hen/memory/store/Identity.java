package io.hen.memory.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Which codec filled a store, and what its patterns look like.
 *
 * @param codec the codec's name
 * @param version the codec's version
 * @param sha256 digest of the codec's weights and settings
 * @param parts the parts of every pattern, at least one, with different names
 * @param captions what an item with several captions is recalled by, in the words of the library
 */
public record Identity(
    String codec, String version, String sha256, List<PartShape> parts, String captions) {
  public Identity {
    parts = List.copyOf(parts);
    if (!captions.equals("EACH") && !captions.equals("JOINED")) {
      throw new IllegalArgumentException(
          "captions are recalled by EACH or JOINED, not \"" + captions + "\"");
    }
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a pattern needs at least one part");
    }
    if (parts.stream().map(PartShape::name).distinct().count() < parts.size()) {
      throw new IllegalArgumentException("two parts of a pattern have the same name: " + parts);
    }
  }

  /** The parts as kept in the settings, one a line. */
  String partsText() {
    return parts.stream().map(PartShape::text).collect(Collectors.joining("\n"));
  }

  /** SHA-256 over the codec and the parts: ties derived files to the codec. */
  byte[] fingerprint() {
    String all = String.join("\n", codec, version, sha256, partsText());
    try {
      return MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
