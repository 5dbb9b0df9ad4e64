package io.hen.experiments;

import io.hen.memory.ItemId;
import io.hen.memory.Picture;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The pictures that were remembered, numbered from 0.
 *
 * @param names what the user knows them by
 * @param captions their captions
 * @param pictures shrunk to the codec's size, as it sees them
 * @param ids their items in the memory
 * @param skipped files that could not be read, with the reason
 * @param sha256 digest over names, captions and original bytes
 */
record Album(
    List<String> names,
    List<Optional<String>> captions,
    List<Picture> pictures,
    List<ItemId> ids,
    List<String> skipped,
    String sha256) {

  int size() {
    return pictures.size();
  }

  /** Which picture an item is. */
  Map<ItemId, Integer> numbers() {
    Map<ItemId, Integer> numbers = new HashMap<>();
    for (int k = 0; k < ids.size(); k++) {
      numbers.put(ids.get(k), k);
    }
    return numbers;
  }
}
