package io.hen.experiments.captions;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Items with several captions: all joined into one pattern, as in the paper, or one pattern for
 * each caption, all of them the item's.
 */
public final class SeveralTrial {
  private SeveralTrial() {}

  /** How the captions of an item are stored. */
  public enum Storage {
    /** One pattern of all captions with a space between them. */
    JOINED,
    /** One pattern for each. */
    EACH
  }

  /**
   * What became of one way to store and ask.
   *
   * @param encoder the text encoder
   * @param storage how captions were stored
   * @param heldOut whether the caption asked for was not stored (but four others of its item), or
   *     was one of the five stored
   * @param ranks of the items
   */
  public record Result(String encoder, Storage storage, boolean heldOut, Ranks ranks) {}

  /**
   * Asks for each item by one of its captions, chosen at random.
   *
   * @param items the captions of each, at least two
   * @param done told how many more captions are encoded
   */
  static Result run(
      CaptionSource source,
      List<List<String>> items,
      Storage storage,
      boolean heldOut,
      long seed,
      IntConsumer done) {
    Random random = new Random(seed);
    List<String> cues = new ArrayList<>();
    List<String> stored = new ArrayList<>();
    List<Integer> itemOf = new ArrayList<>();
    for (int item = 0; item < items.size(); item++) {
      List<String> captions = new ArrayList<>(items.get(item));
      int asked = random.nextInt(captions.size());
      cues.add(captions.get(asked));
      if (heldOut) {
        captions.remove(asked);
      }
      List<String> rows =
          storage == Storage.JOINED ? List.of(String.join(" ", captions)) : captions;
      for (String row : rows) {
        stored.add(row);
        itemOf.add(item);
      }
    }
    int[] owners = itemOf.stream().mapToInt(Integer::intValue).toArray();
    PatternBank bank = source.bank(stored, done);
    List<Pattern> asked = source.encode(cues, done);
    Integer[] ranks = new Integer[items.size()];
    IntStream.range(0, ranks.length)
        .parallel()
        .forEach(item -> {
          double[] similarities = new double[bank.size()];
          bank.similarities(Observation.whole(asked.get(item)), Similarity.L2, similarities);
          ranks[item] = Ranks.rank(similarities, owners, items.size(), item);
        });
    return new Result(source.encoder().name(), storage, heldOut, Ranks.of(Arrays.asList(ranks)));
  }
}
