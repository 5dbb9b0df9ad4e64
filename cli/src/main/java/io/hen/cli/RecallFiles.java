package io.hen.cli;

import io.hen.encoders.PictureWriter;
import io.hen.memory.Item;
import io.hen.memory.Recollection;
import io.hen.memory.Verdict;
import java.util.Optional;

/**
 * The files that a recall wrote.
 *
 * @param decoded the decoded state, a PNG
 * @param original the original file of the item that was retrieved, byte for byte
 */
record RecallFiles(Optional<String> decoded, Optional<String> original) {

  static RecallFiles write(Recollection recollection, OutputFolder folder) {
    if (recollection.verdict() instanceof Verdict.Unfamiliar) {
      // What the dynamics made of such a cue is no answer to it.
      return new RecallFiles(Optional.empty(), Optional.empty());
    }
    String name = recollection.item().map(item -> "item-" + item.id()).orElse("mixture");
    Optional<String> decoded =
        recollection
            .picture()
            .map(picture -> folder.write(name + "-decoded.png", PictureWriter.png(picture)));
    Optional<String> original =
        recollection.item().map(stored -> original(folder, name, stored.item()));
    return new RecallFiles(decoded, original);
  }

  /** Writes an item's original bytes. */
  static String original(OutputFolder folder, String name, Item item) {
    return folder.write(
        name + "-original" + OutputFolder.extension(item.mediaType()), item.bytes());
  }
}
