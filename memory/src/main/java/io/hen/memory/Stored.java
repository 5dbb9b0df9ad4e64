package io.hen.memory;

import io.hen.core.bank.Pattern;
import io.hen.memory.store.EntryRow;
import io.hen.memory.store.Identity;
import io.hen.memory.store.ItemRow;
import io.hen.memory.store.NewItem;
import io.hen.memory.store.PartShape;
import io.hen.memory.store.StoreFailure;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Turns the store's words into the library's and back. */
final class Stored {
  private Stored() {}

  /** Runs work on the store; what fails there becomes a {@link StoreException}. */
  static <T> T call(Supplier<T> work) {
    try {
      return work.get();
    } catch (StoreFailure failure) {
      throw exception(failure);
    }
  }

  static StoreException exception(StoreFailure failure) {
    return new StoreException(
        failure.code(), String.valueOf(failure.getMessage()), failure.remedy(), failure);
  }

  static Identity identity(Codec codec, Captions captions) {
    CodecId id = codec.id();
    List<PartShape> shapes = codec.parts().stream().map(Stored::shape).toList();
    return new Identity(id.name(), id.version(), id.sha256(), shapes, captions.name());
  }

  static CodecId codec(Identity identity) {
    return new CodecId(identity.codec(), identity.version(), identity.sha256());
  }

  /** An item to be stored, all of its patterns made from texts that the choice gives. */
  static NewItem item(Item item, Captions choice, List<Pattern.Parts> patterns) {
    List<String> texts = choice.texts(item.captions());
    return new NewItem(
        new ItemRow.Content(item.bytes(), item.mediaType(), item.captions(), item.metadata()),
        texts.equals(item.captions()) ? Optional.empty() : Optional.of(texts.getFirst()),
        patterns);
  }

  static StoredItem item(ItemRow row) {
    ItemRow.Content content = row.content();
    return new StoredItem(
        new ItemId(row.id()),
        new Item(content.bytes(), content.mediaType(), content.captions(), content.metadata()),
        row.remembered());
  }

  static ItemEntry entry(EntryRow row) {
    return new ItemEntry(
        new ItemId(row.id()),
        row.captions(),
        row.metadata(),
        row.mediaType(),
        row.length(),
        row.remembered());
  }

  private static PartShape shape(Codec.Part part) {
    return switch (part.layout()) {
      case Codec.Layout.Dense(int dimension) ->
          new PartShape(part.name(), PartShape.Kind.DENSE, dimension, 0);
      case Codec.Layout.Tokens(int positions, int codebook) ->
          new PartShape(part.name(), PartShape.Kind.TOKENS, positions, codebook);
    };
  }
}
