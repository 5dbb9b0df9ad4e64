package io.hen.core.calibrate;

import io.hen.core.bank.Numbers;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Judges cues by what a memory has measured of itself, measuring what is missing when it is first
 * needed: once for whole cues, and once for each degree to which parts are hidden.
 *
 * <p>One measurement costs 64 to 512 scans of the bank, as many as 4·10⁹ products allow (and never
 * more than there are memories). Threads that need the same one at the same time each make it: to
 * wait for each other inside a parallel scan could block them all. The same bank gives the same
 * numbers, whatever the threads. Safe for any number of threads.
 */
public final class Calibrator {
  /** The α that automatic β reckons with where strangers are not tested for. */
  static final double USUAL_ERROR = 0.002;

  /**
   * With fewer than {@link Strangers#FEWEST} strangers: how many times nearer than the next memory,
   * and than items usually are to each other, is near enough.
   */
  private static final double FEW_LEAD = Math.log(3);

  private final Geometry geometry;
  private final Owners owners;
  private final Map<Shown, Strangers> measured = new ConcurrentHashMap<>();

  /** N when the oldest of it was measured, lest small changes add up unnoticed. */
  private final int size;

  /**
   * For a bank.
   *
   * @param bank in the scale of the similarity: for cosine the unit bank
   * @param earlier measurements of an earlier state of the bank, used as long as they {@linkplain
   *     Calibration#fits fit}
   */
  public Calibrator(
      PatternBank bank, Similarity similarity, Owners owners, Optional<Calibration> earlier) {
    owners.check(bank.size());
    this.geometry = new Geometry(bank, similarity);
    this.owners = owners;
    Optional<Calibration> good =
        earlier.filter(known -> known.fits(bank.size(), geometry.fingerprint()));
    good.ifPresent(known -> measured.putAll(known.measured()));
    this.size = good.map(Calibration::size).orElse(bank.size());
  }

  /**
   * Judges a cue.
   *
   * @param cue in the bank's scale, showing something
   * @param similarities to every memory, N ≥ 1; only those that the judgement needs are read
   * @param strangerError α, or 0 for the usual one
   */
  public Judgement judge(Observation cue, Numbers similarities, double strangerError) {
    double alpha = strangerError > 0 ? strangerError : USUAL_ERROR;
    Yardstick yardstick = geometry.yardstick(cue);
    Standing standing =
        Standing.of(
            similarities,
            yardstick,
            owners,
            geometry.bank.meanSimilarity(cue, geometry.similarity));
    Optional<Strangers> strangers = strangers(geometry.shown(cue));
    Familiarity familiarity =
        strangers
            .filter(known -> known.measured() >= Strangers.FEWEST)
            .map(known -> amongMany(standing, yardstick, known, alpha))
            .orElseGet(() -> amongFew(standing, yardstick, strangers));
    double gap = (standing.beyond() + yardstick.floor()) * (1 - 1 / familiarity.needed());
    double diameterSquared = strangers.map(Strangers::diameterSquared).orElse(0.0);
    double least = diameterSquared > 0 ? 4 / diameterSquared / geometry.similarity.betaScale() : 0;
    return new Judgement(familiarity, gap, similarities.size(), least);
  }

  private static Familiarity amongMany(
      Standing standing, Yardstick yardstick, Strangers strangers, double alpha) {
    double unit = Math.max(strangers.spread(), standing.spacing());
    double needed = strangers.leads().threshold(alpha) * unit;
    boolean equal = equal(standing, yardstick);
    double closePValue = strangers.closeness().pValue(standing.closeness());
    double pValue =
        equal ? 0 : strangers.leads().pValue(Strangers.scaled(standing, strangers.spread()));
    return new Familiarity(
        pValue,
        Math.exp(standing.lead()),
        Math.exp(needed),
        closePValue,
        pValue <= alpha,
        exact(standing, yardstick) || closePValue <= alpha || pValue <= alpha);
  }

  private static Familiarity amongFew(
      Standing standing, Yardstick yardstick, Optional<Strangers> strangers) {
    boolean equal = equal(standing, yardstick);
    boolean leads = standing.lead() >= FEW_LEAD;
    // With one item there is no distance between items to compare with.
    boolean close =
        strangers
            .map(few -> yardstick.logRatio(few.nearest(), standing.nearest()) >= FEW_LEAD)
            .orElse(leads);
    boolean distinct = equal || (leads && close);
    return new Familiarity(
        equal ? 0 : Double.NaN,
        Math.exp(standing.lead()),
        Math.exp(FEW_LEAD),
        Double.NaN,
        distinct,
        exact(standing, yardstick) || close || distinct);
  }

  /** Whether a memory equals the cue in enough that it shows. */
  private static boolean exact(Standing standing, Yardstick yardstick) {
    return yardstick.enough() && standing.nearest() < yardstick.floor();
  }

  /** Whether the nearest memory, and no other item, equals the cue in enough that it shows. */
  private static boolean equal(Standing standing, Yardstick yardstick) {
    return exact(standing, yardstick) && standing.rival() > standing.nearest() + yardstick.floor();
  }

  /** All that was measured so far, and at any rate what concerns whole cues. */
  public Calibration calibration() {
    strangers(geometry.whole());
    return new Calibration(size, geometry.fingerprint(), Map.copyOf(measured));
  }

  /** Measures what another calibration has measured, as far as it is missing here. */
  public void measureLike(Calibration other) {
    other.measured().keySet().forEach(this::strangers);
  }

  Optional<Strangers> strangers(Shown shown) {
    Strangers known = measured.get(shown);
    if (known == null && geometry.bank.size() > 1) {
      known = Strangers.measure(geometry, owners, shown);
      if (known != null) {
        measured.put(shown, known);
      }
    }
    return Optional.ofNullable(known);
  }
}
