package io.hen.encoders.library;

import io.hen.encoders.library.CatalogueCard.Kind;
import io.hen.encoders.library.CatalogueCard.Obtain;
import io.hen.encoders.library.CatalogueCard.Tested;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/** Catalogue cards and files for the tests. */
final class Cards {
  private Cards() {}

  /** A card of files that have to be exported. */
  static CatalogueCard export(String name, RemoteFile... files) {
    return card(name, Obtain.EXPORT, Optional.empty(), files);
  }

  static CatalogueCard card(
      String name, Obtain obtain, Optional<Map<String, Object>> install, RemoteFile... files) {
    return new CatalogueCard(
        name,
        Kind.PICTURE,
        "a test",
        "Apache-2.0",
        "made up",
        Map.of(),
        Tested.STAND_IN,
        obtain,
        List.of(files),
        install);
  }

  /** A file whose digest is known. */
  static RemoteFile known(URI url, byte[] bytes) {
    return new RemoteFile(
        "weights.pth", url, Optional.of(sha256(bytes)), OptionalLong.empty(), Optional.of("us"));
  }

  /** A file whose digest is not known. */
  static RemoteFile unknown(URI url) {
    return new RemoteFile(
        "weights.pth", url, Optional.empty(), OptionalLong.empty(), Optional.empty());
  }

  static byte[] random(int size, long seed) {
    byte[] bytes = new byte[size];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
