package io.hen.cli;

import io.hen.memory.Item;
import java.util.List;

/** Which of a picture's several captions is its key. */
enum CaptionChoice {
  /** The first; the others become metadata. */
  FIRST,
  /** All, joined by spaces, as the paper does for its sentence encoder. */
  JOINED;

  /** The item with its captions, none of which is blank. */
  Item caption(Item item, List<String> captions) {
    if (captions.isEmpty()) {
      return item;
    }
    if (this == JOINED) {
      return item.caption(String.join(" ", captions));
    }
    Item captioned = item.caption(captions.getFirst());
    for (int k = 1; k < captions.size(); k++) {
      captioned = captioned.metadata("caption." + (k + 1), captions.get(k));
    }
    return captioned;
  }
}
