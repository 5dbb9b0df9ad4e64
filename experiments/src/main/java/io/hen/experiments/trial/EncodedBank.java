package io.hen.experiments.trial;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.HopfieldNetwork;
import io.hen.encoders.Fill;
import io.hen.encoders.Masking;
import io.hen.encoders.PictureCodec;
import io.hen.memory.Codec;
import io.hen.memory.Picture;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/**
 * Pictures encoded by one codec, without captions and without a store: the image memory of the
 * paper. Memory n is picture n.
 */
public final class EncodedBank {
  private static final int BATCH = 32;

  /** So many decoded memories are kept: the same few are asked for at every β of a sweep. */
  private static final int KEPT = 256;

  private final PictureCodec codec;
  private final List<Picture> pictures;
  private final List<Pattern> patterns;
  private final PatternBank bank;
  private final Map<Integer, Picture> remembered = new ConcurrentHashMap<>();
  private final Map<Similarity, HopfieldNetwork> networks = new EnumMap<>(Similarity.class);

  private EncodedBank(PictureCodec codec, List<Picture> pictures, List<Pattern> patterns) {
    this.codec = codec;
    this.pictures = pictures;
    this.patterns = patterns;
    this.bank = bank(codec.autoencoder().layout(), patterns);
  }

  /**
   * Encodes pictures.
   *
   * @param pictures all of one size
   * @param done told how many are encoded
   */
  public static EncodedBank of(PictureCodec codec, List<Picture> pictures, IntConsumer done) {
    List<Pattern> patterns =
        Parallel.map(
            pictures.size(),
            BATCH,
            (from, to) -> codec.encodePictures(pictures.subList(from, to)),
            done);
    return new EncodedBank(codec, pictures, patterns);
  }

  /** The first so many of these pictures, encoded as they are here; all where there are no more. */
  public EncodedBank first(int count) {
    return count >= pictures.size()
        ? this
        : new EncodedBank(codec, pictures.subList(0, count), patterns.subList(0, count));
  }

  /** Patterns as a bank, in order. */
  public static PatternBank bank(Codec.Layout layout, List<Pattern> patterns) {
    return switch (layout) {
      case Codec.Layout.Dense dense ->
          DenseBank.of(
              patterns.stream()
                  .map(pattern -> ((Pattern.Dense) pattern).values())
                  .toArray(float[][]::new),
              Kernels.selected());
      case Codec.Layout.Tokens(int positions, int codebook) ->
          TokenBank.of(
              patterns.stream()
                  .map(pattern -> ((Pattern.Tokens) pattern).tokens())
                  .toArray(char[][]::new),
              codebook,
              Kernels.selected());
    };
  }

  /** The pictures, in the order of the memories. */
  public List<Picture> pictures() {
    return pictures;
  }

  /** The patterns. */
  public PatternBank bank() {
    return bank;
  }

  /** The network over this bank. */
  public synchronized HopfieldNetwork network(Similarity similarity) {
    return networks.computeIfAbsent(similarity, any -> new HopfieldNetwork(bank, any));
  }

  /** The cues of some of the pictures, their lower halves hidden, in order. */
  public List<Observation> halves(List<Integer> numbers, Masking masking, Fill fill) {
    List<Picture> chosen = numbers.stream().map(pictures::get).toList();
    Picture any = chosen.getFirst();
    return cues(chosen, Halves.hidden(any.width(), any.height()), masking, fill);
  }

  /**
   * The cues of any pictures.
   *
   * @param shown at least one, all of one size
   * @param hidden the pixels that all of them hide, row by row
   */
  public List<Observation> cues(List<Picture> shown, BitSet hidden, Masking masking, Fill fill) {
    return codec.observe(shown, hidden, masking, fill);
  }

  /**
   * The picture that a state of a network over this bank stands for.
   *
   * @param cue that the recall began with
   */
  public Picture decoded(State state, Observation cue) {
    return codec.decodePicture(bank, own(state, cue));
  }

  /** The picture that memory n stands for, decoded. */
  public Picture decoded(int n) {
    Picture known = remembered.get(n);
    if (known != null) {
      return known;
    }
    Picture picture = codec.decodePicture(bank, State.at(n, bank.nothing()));
    if (n < KEPT) {
      remembered.put(n, picture);
    }
    return picture;
  }

  /**
   * As {@link #decoded(State, Observation)}, but blank tokens stay the zeros that they are, as in
   * the paper's figures.
   */
  public Picture decodedUnfilled(State state, Observation cue) {
    return codec.decodePictureUnfilled(bank, own(state, cue));
  }

  /** The network of cosine similarity scales patterns to unit length; a picture is not scaled. */
  private static State own(State state, Observation cue) {
    return new State(state.remnant(), cue, state.fill(), state.memories());
  }
}
