package io.hen.cli;

import io.hen.memory.Captions;
import io.hen.memory.Item;
import java.util.List;

/** What becomes of a picture's several captions. */
enum CaptionChoice {
  /** Each is a key of its own. */
  EACH,
  /** The first is the key; the others become metadata. */
  FIRST,
  /** All together are one key, as in the paper. */
  JOINED;

  /** The item with its captions, none of which is blank. */
  Item caption(Item item, List<String> captions) {
    if (captions.isEmpty()) {
      return item;
    }
    if (this != FIRST) {
      return item.captions(captions);
    }
    Item captioned = item.caption(captions.getFirst());
    for (int k = 1; k < captions.size(); k++) {
      captioned = captioned.metadata("caption." + (k + 1), captions.get(k));
    }
    return captioned;
  }

  /** How a memory keeps them. */
  Captions kept() {
    return this == JOINED ? Captions.JOINED : Captions.EACH;
  }
}
