package io.hen.cli;

import io.hen.server.api.ItemDetails;
import io.hen.server.api.RecallResult;
import java.util.Optional;

/**
 * The files that a recall wrote.
 *
 * @param decoded the decoded state, a PNG
 * @param original the original file of the item that was retrieved, byte for byte
 */
record RecallFiles(Optional<String> decoded, Optional<String> original) {

  /** Nothing was written. */
  static RecallFiles none() {
    return new RecallFiles(Optional.empty(), Optional.empty());
  }

  /** Writes what a recall brought back. */
  static RecallFiles write(OpenMemory memory, RecallResult result, OutputFolder folder) {
    Optional<ItemDetails> item = result.item().flatMap(one -> memory.item(one.id()));
    String name = result.item().map(one -> "item-" + one.id()).orElse("mixture");
    return write(memory, folder, name, result.decoded(), item);
  }

  /**
   * Writes files.
   *
   * @param name how their names begin
   * @param decoded a PNG
   * @param item of which the original is written
   */
  static RecallFiles write(
      OpenMemory memory,
      OutputFolder folder,
      String name,
      Optional<byte[]> decoded,
      Optional<ItemDetails> item) {
    return new RecallFiles(
        decoded.map(png -> folder.write(name + "-decoded.png", png)),
        item.flatMap(one ->
            memory
                .original(one.id())
                .map(bytes ->
                    folder.write(
                        name + "-original" + OutputFolder.extension(one.mediaType()), bytes))));
  }
}
