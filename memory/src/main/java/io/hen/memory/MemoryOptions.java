package io.hen.memory;

import java.util.Optional;

/**
 * How a memory is opened.
 *
 * @param codec the name of a codec, looked up through {@link CodecProvider}; empty for the one that
 *     filled the memory, or, for a new memory, the first provider's preferred one
 * @param captions what an item with several captions is recalled by; empty for the choice that the
 *     memory was made with, or, for a new memory, {@link Captions#EACH}
 * @param readOnly whether nothing will be changed; such a memory can be open beside a writer and
 *     sees what was committed when it was opened
 */
public record MemoryOptions(Optional<String> codec, Optional<Captions> captions, boolean readOnly) {
  public MemoryOptions {
    if (codec.isPresent() && codec.get().isBlank()) {
      throw new IllegalArgumentException("a codec's name must not be blank");
    }
  }

  /** The memory's own codec, for reading and writing. */
  public static MemoryOptions defaults() {
    return new MemoryOptions(Optional.empty(), Optional.empty(), false);
  }

  /** These options with a codec. */
  public MemoryOptions withCodec(String name) {
    return new MemoryOptions(Optional.of(name), captions, readOnly);
  }

  /** These options with a choice for items of several captions. */
  public MemoryOptions withCaptions(Captions choice) {
    return new MemoryOptions(codec, Optional.of(choice), readOnly);
  }

  /** These options for reading only, or not. */
  public MemoryOptions withReadOnly(boolean value) {
    return new MemoryOptions(codec, captions, value);
  }
}
