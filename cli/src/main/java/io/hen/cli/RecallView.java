package io.hen.cli;

import io.hen.cli.output.Words;
import io.hen.core.calibrate.Familiarity;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Recollection;
import io.hen.memory.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What {@code hen recall} prints.
 *
 * @param verdict {@code retrieved}, {@code ambiguous}, {@code linked}, {@code metastable} or {@code
 *     unfamiliar}
 * @param item the item, if one was retrieved
 * @param weight its weight in the last update
 * @param members how many items share in the verdict: 1 if one was retrieved, 0 if none is familiar
 * @param ties the items between which the cue cannot decide, if it is ambiguous; at most 16
 * @param mixture the members of the mixture or of the linked set, heaviest first, if it is
 *     metastable or linked; at most 16
 * @param entropy of the mixture in nats
 * @param participation of how many equal members the mixture is worth
 * @param reason why the cue is unfamiliar
 * @param nearest the nearest-neighbour baseline's answer
 * @param margin how much more similar to the cue the nearest item is than the second
 * @param beta that was used
 * @param familiarity how the cue was judged against strangers; absent if it was not
 * @param certificates what is proved about this recall
 * @param steps how many steps were run
 * @param settled whether the state had stopped moving
 * @param energies before the first and after each step
 * @param files what was written
 * @param milliseconds how long it took
 */
record RecallView(
    String verdict,
    Optional<ItemView> item,
    Optional<Double> weight,
    int members,
    List<ItemView> ties,
    List<Member> mixture,
    Optional<Double> entropy,
    Optional<Double> participation,
    Optional<String> reason,
    Optional<ItemView> nearest,
    double margin,
    double beta,
    Optional<Familiarity> familiarity,
    List<CertificateView> certificates,
    int steps,
    boolean settled,
    double[] energies,
    RecallFiles files,
    Times milliseconds) {

  /** How many items of a tie or a mixture are named at most. */
  private static final int NAMED = 16;

  /** An item of a mixture. */
  record Member(ItemView item, double weight) {}

  /** How long the parts of a recall took. */
  record Times(double encoding, double settling, double decoding) {}

  static RecallView of(AssociativeMemory memory, Recollection recollection, RecallFiles files) {
    Verdict verdict = recollection.verdict();
    return new RecallView(
        name(verdict),
        recollection.item().map(ItemView::of),
        verdict instanceof Verdict.Retrieved r ? Optional.of(r.weight()) : Optional.empty(),
        members(verdict),
        verdict instanceof Verdict.Ambiguous a
            ? a.items().stream().limit(NAMED).map(id -> ItemView.of(memory, id)).toList()
            : List.of(),
        members(memory, verdict),
        verdict instanceof Verdict.Metastable m ? Optional.of(m.entropy()) : Optional.empty(),
        verdict instanceof Verdict.Metastable m ? Optional.of(m.participation()) : Optional.empty(),
        verdict instanceof Verdict.Unfamiliar u ? Optional.of(u.reason()) : Optional.empty(),
        recollection.nearest().map(id -> ItemView.of(memory, id)),
        recollection.margin(),
        recollection.recall().beta(),
        recollection.recall().familiarity(),
        CertificateView.of(recollection.recall().certificates()),
        recollection.recall().steps(),
        recollection.recall().settled(),
        recollection.recall().energies(),
        files,
        new Times(
            Words.millis(recollection.encoding()),
            Words.millis(recollection.settling()),
            Words.millis(recollection.decoding())));
  }

  private static List<Member> members(AssociativeMemory memory, Verdict verdict) {
    List<Verdict.Weighted> named =
        switch (verdict) {
          case Verdict.Metastable m -> m.mixture();
          case Verdict.Linked l -> l.items();
          default -> List.of();
        };
    return named.stream()
        .limit(NAMED)
        .map(member -> new Member(ItemView.of(memory, member.item()), member.weight()))
        .toList();
  }

  /** Whether one item was retrieved, or a set that the user linked. */
  boolean found() {
    return item.isPresent() || verdict.equals("linked");
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

  private static String name(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Retrieved r -> "retrieved";
      case Verdict.Ambiguous a -> "ambiguous";
      case Verdict.Linked l -> "linked";
      case Verdict.Metastable m -> "metastable";
      case Verdict.Unfamiliar u -> "unfamiliar";
    };
  }
}
