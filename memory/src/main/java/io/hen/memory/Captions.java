package io.hen.memory;

import java.util.List;

/**
 * What an item with several captions is recalled by; a memory keeps the choice it was made with.
 */
public enum Captions {
  /** By each of them: a pattern for each caption, all of which belong to the item. */
  EACH,
  /**
   * By all of them at once, joined by spaces into one cue, as the paper does (Hopfield Encoding
   * Networks, arXiv 2409.16408). A cue with one of several captions is then only similar to it.
   */
  JOINED;

  /** The texts that an item with these captions is recalled by: none for an item without. */
  public List<String> texts(List<String> captions) {
    return this == JOINED && captions.size() > 1 ? List.of(String.join(" ", captions)) : captions;
  }
}
