package io.hen.memory;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import java.util.List;
import java.util.Optional;

/**
 * Turns items into patterns, cues into observations, and states back into pictures. A codec is safe
 * for any number of threads; the memory that opened it closes it.
 */
public interface Codec extends AutoCloseable {

  /** Which codec this is; a memory refuses any other than the one that filled it. */
  CodecId id();

  /**
   * The parts of its patterns, always in this order. Every pattern has every part: what an item
   * lacks is encoded as blank, a value that resembles no cue.
   */
  List<Part> parts();

  /**
   * Encodes items, in batches where that is faster.
   *
   * @return for each item, in order, at least one pattern: one for each of its captions in their
   *     order, which differ in the part {@code text} alone, and one with a blank text if it has
   *     none. A codec may give an item other patterns than that; all of them belong to it
   * @throws InputException naming the first item (by its index, from 0) that cannot be encoded
   */
  List<List<Pattern.Parts>> encode(List<Item> items);

  /**
   * Encodes a cue: parts that it lacks are absent, and latents that depend on hidden pixels are not
   * observed.
   *
   * @throws InputException if the cue cannot be read
   */
  Observation.Parts observe(Cue cue);

  /** Makes a state into the picture it stands for, if this codec can. */
  Optional<Picture> decode(PatternBank bank, State state);

  /**
   * One part of a pattern.
   *
   * @param name lower-case letters, digits and hyphens, for example {@code image}; the part named
   *     {@code text} has the weight that a cue gives to its caption, all others that of its picture
   * @param layout what it consists of
   * @param exactKey whether only an identical cue can match (a hash): then a cue that consists of
   *     this part alone and matches nothing exactly is unfamiliar
   */
  record Part(String name, Layout layout, boolean exactKey) {
    /** The name of the part that encodes captions. */
    public static final String TEXT = "text";
  }

  /** What a part consists of. */
  sealed interface Layout {
    /**
     * Numbers.
     *
     * @param dimension K
     */
    record Dense(int dimension) implements Layout {}

    /**
     * Tokens.
     *
     * @param positions S
     * @param codebook V, tokens lie in 0..V (V itself stands for blank)
     */
    record Tokens(int positions, int codebook) implements Layout {}
  }

  @Override
  void close();
}
