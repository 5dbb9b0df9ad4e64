package io.hen.memory.store;

import io.hen.core.bank.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * An item that is to be stored.
 *
 * @param content what is stored of it besides its patterns
 * @param joined the text that its patterns encode, if that is all its captions joined
 * @param patterns at least one
 */
public record NewItem(
    ItemRow.Content content, Optional<String> joined, List<Pattern.Parts> patterns) {
  public NewItem {
    patterns = List.copyOf(patterns);
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException("an item needs at least one pattern");
    }
  }
}
