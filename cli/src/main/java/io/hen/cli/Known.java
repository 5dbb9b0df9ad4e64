package io.hen.cli;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.Item;
import io.hen.memory.StoredItem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;

/** Which items there are, by their bytes and captions. */
final class Known {
  private final boolean everythingIsNew;
  private final Set<String> digests = new HashSet<>();

  private Known(boolean everythingIsNew) {
    this.everythingIsNew = everythingIsNew;
  }

  /** Takes every item for new. */
  static Known nothing() {
    return new Known(true);
  }

  /** Knows what the memory holds; reads all of it. */
  static Known of(AssociativeMemory memory) {
    Known known = new Known(false);
    for (StoredItem stored : memory) {
      known.add(stored.item());
    }
    return known;
  }

  /** Gets to know an item; false if it is known already. */
  boolean add(Item item) {
    return everythingIsNew || digests.add(digest(item));
  }

  /** Forgets an item. */
  void remove(Item item) {
    digests.remove(digest(item));
  }

  private static String digest(Item item) {
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
