package io.hen.experiments.captions;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.Recall;
import io.hen.core.network.RecallOptions;
import io.hen.core.network.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Distinct captions as keys, one item each: does a caption, exact or changed, find its item? */
public final class KeyTrial {
  /** So many exact cues are encoded anew, to see that they become what was stored. */
  private static final int ANEW = 500;

  private KeyTrial() {}

  /**
   * What became of one kind of cue.
   *
   * @param encoder the text encoder
   * @param cue what was done to the captions
   * @param retrieved recalls that gave the right item
   * @param byString recalls that were ambiguous, and among the tied items one has the very caption
   *     of the cue: the right one
   * @param ambiguous other recalls that were ambiguous
   * @param wrong recalls that gave another item
   * @param metastable recalls that ended in a mixture
   * @param unfamiliar recalls that found nothing near
   * @param ranks by similarity alone
   * @param anew how many exact cues were encoded a second time, in other company
   * @param alike how many of those became the very same pattern
   * @param ties the sets of captions between which an exact caption could not decide by its vector
   */
  public record Result(
      String encoder,
      Perturbation cue,
      int retrieved,
      int byString,
      int ambiguous,
      int wrong,
      int metastable,
      int unfamiliar,
      Ranks ranks,
      int anew,
      int alike,
      List<List<String>> ties) {}

  private record One(int rank, Verdict verdict) {}

  /**
   * Recalls captions.
   *
   * @param captions distinct
   * @param most the first so many are asked for
   * @param done told how many more captions are encoded, then recalled
   */
  static Result run(
      CaptionSource source,
      List<String> captions,
      int most,
      Perturbation cue,
      RecallOptions options,
      long seed,
      IntConsumer done) {
    PatternBank bank = source.bank(captions, done);
    HopfieldNetwork network = new HopfieldNetwork(bank, Similarity.L2);
    Random random = new Random(seed);
    List<String> cues =
        captions.stream().limit(most).map(caption -> cue.apply(caption, random)).toList();
    List<Pattern> patterns = source.encode(cues, done);
    int[] itemOf = IntStream.range(0, captions.size()).toArray();
    One[] all = new One[cues.size()];
    IntStream.range(0, all.length)
        .parallel()
        .forEach(k -> {
          Observation seen = Observation.whole(patterns.get(k));
          double[] similarities = new double[bank.size()];
          bank.similarities(seen, Similarity.L2, similarities);
          Recall recall = network.recall(seen, options);
          all[k] = new One(Ranks.rank(similarities, itemOf, itemOf.length, k), recall.verdict());
          synchronized (all) {
            done.accept(1);
          }
        });
    int anew = cue == Perturbation.NONE ? Math.min(ANEW, cues.size()) : 0;
    int alike = alike(patterns.subList(0, anew), source.encodeCues(cues.subList(0, anew)));
    return count(source.encoder().name(), cue, captions, cues, all, anew, alike);
  }

  private static int alike(List<Pattern> patterns, List<Pattern> others) {
    int alike = 0;
    for (int k = 0; k < patterns.size(); k++) {
      boolean same =
          switch (patterns.get(k)) {
            case Pattern.Dense(float[] values) ->
                Arrays.equals(values, ((Pattern.Dense) others.get(k)).values());
            case Pattern.Tokens(char[] tokens) ->
                Arrays.equals(tokens, ((Pattern.Tokens) others.get(k)).tokens());
            case Pattern.Parts parts -> throw new IllegalStateException("a caption has no parts");
          };
      if (same) {
        alike++;
      }
    }
    return alike;
  }

  private static Result count(
      String encoder,
      Perturbation cue,
      List<String> captions,
      List<String> cues,
      One[] all,
      int anew,
      int alike) {
    int retrieved = 0;
    int byString = 0;
    int ambiguous = 0;
    int wrong = 0;
    int metastable = 0;
    int unfamiliar = 0;
    Set<List<String>> ties = new LinkedHashSet<>();
    for (int k = 0; k < all.length; k++) {
      switch (all[k].verdict) {
        case Verdict.Retrieved(int memory, double weight) -> {
          if (memory == k) {
            retrieved++;
          } else {
            wrong++;
          }
        }
        case Verdict.Ambiguous(int[] tied, double[] weights) -> {
          String asked = cues.get(k);
          int right = k;
          if (Arrays.stream(tied).anyMatch(n -> n == right && captions.get(n).equals(asked))) {
            byString++;
          } else {
            ambiguous++;
          }
          if (cue == Perturbation.NONE) {
            ties.add(Arrays.stream(tied).sorted().mapToObj(captions::get).toList());
          }
        }
        case Verdict.Metastable metastableOne -> metastable++;
        case Verdict.Unfamiliar unfamiliarOne -> unfamiliar++;
      }
    }
    return new Result(
        encoder,
        cue,
        retrieved,
        byString,
        ambiguous,
        wrong,
        metastable,
        unfamiliar,
        Ranks.of(Arrays.stream(all).map(One::rank).toList()),
        anew,
        alike,
        new ArrayList<>(ties));
  }
}
