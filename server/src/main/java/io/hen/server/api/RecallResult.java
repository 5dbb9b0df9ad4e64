package io.hen.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.ItemId;
import io.hen.memory.Recollection;
import io.hen.memory.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a recall ended.
 *
 * @param verdict {@code retrieved}, {@code ambiguous}, {@code linked}, {@code metastable} or {@code
 *     unfamiliar}
 * @param words the verdict in one sentence
 * @param item the item, if one was retrieved
 * @param weight its weight in the last update
 * @param members how many items share in the verdict: 1 if one was retrieved, 0 if none is familiar
 * @param ties the items between which the cue cannot decide, if it is ambiguous; at most 16
 * @param mixture the members of the mixture or of the linked set, heaviest first, if it is
 *     metastable or linked; at most 16
 * @param entropy of the mixture in nats
 * @param participation of how many equal members the mixture is worth
 * @param reason why the cue is unfamiliar
 * @param leading the items of the last update and their weights, heaviest first, whatever the
 *     verdict; at most 16
 * @param nearest the nearest-neighbour baseline's answer
 * @param margin how much more similar to the cue the nearest item is than the second; infinite with
 *     one item
 * @param beta that was used; NaN where nothing could be recalled by
 * @param familiarity how the cue was judged against strangers; empty if it was not
 * @param certificates what is proved about this recall
 * @param hiddenShare which share of the cue's pixels was hidden, in [0,1]
 * @param steps how many steps were run
 * @param settled whether the state had stopped moving
 * @param energies before the first and after each step
 * @param decoded the decoded state, a PNG; empty where the cue is unfamiliar, or it is not wanted,
 *     or the codec cannot decode
 * @param milliseconds how long it took
 */
public record RecallResult(
    String verdict,
    String words,
    Optional<ItemSummary> item,
    Optional<Double> weight,
    int members,
    List<ItemSummary> ties,
    List<WeightedItem> mixture,
    Optional<Double> entropy,
    Optional<Double> participation,
    Optional<String> reason,
    List<WeightedItem> leading,
    Optional<ItemSummary> nearest,
    double margin,
    double beta,
    Optional<FamiliaritySummary> familiarity,
    List<CertificateSummary> certificates,
    double hiddenShare,
    int steps,
    boolean settled,
    double[] energies,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<byte[]> decoded,
    Times milliseconds) {

  /** How many items of a tie or a mixture are named at most. */
  public static final int NAMED = 16;

  /**
   * How long the parts of a recall took, in milliseconds.
   *
   * @param encoding of the cue
   * @param settling of the network
   * @param decoding of the state
   */
  public record Times(double encoding, double settling, double decoding) {}

  /**
   * Puts a recollection into words.
   *
   * @param memory whose it is
   * @param hiddenShare which share of the cue's pixels was hidden, in [0,1]
   * @param decoded the decoded state, a PNG, if it is wanted; left out of an unfamiliar cue's
   *     result, because what the dynamics made of such a cue is no answer to it
   */
  public static RecallResult of(
      AssociativeMemory memory,
      Recollection recollection,
      double hiddenShare,
      Optional<byte[]> decoded) {
    Verdict verdict = recollection.verdict();
    Optional<ItemSummary> item = recollection.item().map(ItemSummary::of);
    List<ItemId> ties =
        verdict instanceof Verdict.Ambiguous a
            ? a.items().stream().limit(NAMED).toList()
            : List.of();
    List<Verdict.Weighted> mixture =
        switch (verdict) {
          case Verdict.Metastable m -> m.mixture().stream().limit(NAMED).toList();
          case Verdict.Linked l -> l.items().stream().limit(NAMED).toList();
          default -> List.of();
        };
    Named named =
        new Named(
            memory,
            Stream.of(
                    ties.stream(),
                    Stream.concat(mixture.stream(), recollection.leading().stream())
                        .map(Verdict.Weighted::item),
                    recollection.nearest().stream())
                .flatMap(ids -> ids)
                .toList());
    return new RecallResult(
        name(verdict),
        words(verdict, item),
        item,
        verdict instanceof Verdict.Retrieved r ? Optional.of(r.weight()) : Optional.empty(),
        members(verdict),
        named.of(ties),
        named.weighted(mixture),
        verdict instanceof Verdict.Metastable m ? Optional.of(m.entropy()) : Optional.empty(),
        verdict instanceof Verdict.Metastable m ? Optional.of(m.participation()) : Optional.empty(),
        verdict instanceof Verdict.Unfamiliar u ? Optional.of(u.reason()) : Optional.empty(),
        named.weighted(recollection.leading()),
        recollection.nearest().map(named::of),
        recollection.margin(),
        recollection.recall().beta(),
        recollection.recall().familiarity().map(FamiliaritySummary::of),
        CertificateSummary.of(recollection.recall().certificates()),
        hiddenShare,
        recollection.recall().steps(),
        recollection.recall().settled(),
        recollection.recall().energies(),
        decoded.filter(_ -> !(verdict instanceof Verdict.Unfamiliar)),
        new Times(
            millis(recollection.encoding()),
            millis(recollection.settling()),
            millis(recollection.decoding())));
  }

  /** The same without the picture, for those who keep it elsewhere. */
  public RecallResult withoutDecoded() {
    return new RecallResult(
        verdict,
        words,
        item,
        weight,
        members,
        ties,
        mixture,
        entropy,
        participation,
        reason,
        leading,
        nearest,
        margin,
        beta,
        familiarity,
        certificates,
        hiddenShare,
        steps,
        settled,
        energies,
        Optional.empty(),
        milliseconds);
  }

  /** Whether one item was retrieved, or a set that the user linked. */
  public boolean found() {
    return item.isPresent() || verdict.equals("linked");
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }

  private static int members(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Retrieved r -> 1;
      case Verdict.Ambiguous a -> a.ties().size();
      case Verdict.Linked l -> l.items().size();
      case Verdict.Metastable m -> m.mixture().size();
      case Verdict.Unfamiliar u -> 0;
    };
  }

  /** The verdict's name on the wire, for example {@code retrieved}. */
  public static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Retrieved r -> "retrieved";
      case Verdict.Ambiguous a -> "ambiguous";
      case Verdict.Linked l -> "linked";
      case Verdict.Metastable m -> "metastable";
      case Verdict.Unfamiliar u -> "unfamiliar";
    };
  }

  private static String words(Verdict verdict, Optional<ItemSummary> item) {
    return switch (verdict) {
      case Verdict.Retrieved r ->
          "retrieved: " + item.map(ItemSummary::words).orElse("item " + r.item() + ", gone by now");
      case Verdict.Ambiguous a ->
          "ambiguous: " + a.ties().size() + " items fit the cue equally well, and none better";
      case Verdict.Linked l ->
          "linked: a set of " + l.items().size() + " items that belong together";
      case Verdict.Metastable m ->
          String.format(
              Locale.ROOT,
              "metastable: a mixture of %s, worth %.3g, entropy %.3f nats (a higher beta separates"
                  + " more)",
              Phrases.count(m.mixture().size(), "item", "items"),
              m.participation(),
              m.entropy());
      case Verdict.Unfamiliar u -> "unfamiliar: " + u.reason();
    };
  }
}
