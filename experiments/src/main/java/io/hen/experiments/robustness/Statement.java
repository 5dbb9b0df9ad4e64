package io.hen.experiments.robustness;

import io.hen.core.measure.IdentityAccuracy;
import io.hen.experiments.page.Words;
import io.hen.experiments.trial.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing that a memory that tells the truth must do, and whether it did.
 *
 * @param name what is demanded
 * @param number what was found
 * @param words what that counts, with its interval
 * @param met whether it is as demanded; empty where nothing is demanded
 */
public record Statement(String name, String number, String words, Optional<Boolean> met) {
  private static final double WRONG_AT_MOST = 0.001;
  private static final double AT_LEAST = 0.99;

  /** All that can be said of a suite. */
  static List<Statement> of(RobustnessFindings findings) {
    List<Statement> all = new ArrayList<>();
    Tally together = findings.together();
    all.add(
        share(
            "wrong but confident, over the whole suite: at most 0.1 %",
            together, together.wrong(), together.share(together.wrong()) <= WRONG_AT_MOST));
    Proofs proofs = findings.proofs();
    all.add(
        new Statement(
            "wrong under a valid stability certificate: never",
            Words.count(proofs.violations()),
            "of " + Words.count(proofs.covered()) + " recalls that a certificate covered",
            Optional.of(proofs.violations() == 0)));
    findings
        .point(Series.BELOW, Series.HALF)
        .map(Point::measure)
        .ifPresent(half -> {
          Tally stored = half.stored();
          all.add(
              share(
                  "stored, lower half hidden: retrieved, at least 99 %",
                  stored, stored.identity(), stored.share(stored.identity()) >= AT_LEAST));
          Tally strangers = half.strangers();
          int told = strangers.unfamiliar() + strangers.ambiguous();
          if (strangers.cues() > 0) {
            all.add(
                share(
                    "never stored, lower half hidden: unfamiliar or a tie, at least 99 %",
                    strangers, told, strangers.share(told) >= AT_LEAST));
          }
        });
    findings
        .point(Series.BELOW, "75 %")
        .map(Point::measure)
        .ifPresent(point -> {
          Tally tally = point.stored();
          all.add(
              share(
                  "75 % hidden from below: the right picture, at least 99 %",
                  tally, tally.identity(), tally.share(tally.identity()) >= AT_LEAST));
        });
    findings
        .point(Series.BELOW, "90 %")
        .map(Point::measure)
        .ifPresent(point -> {
          Tally tally = point.stored();
          Statement found =
              share("90 % hidden from below: the right picture", tally, tally.identity(), true);
          all.add(new Statement(found.name, found.number, found.words, Optional.empty()));
        });
    return all;
  }

  private static Statement share(String name, Tally tally, int count, boolean met) {
    IdentityAccuracy.Interval interval = tally.interval(count);
    return new Statement(
        name,
        Words.percent(count, tally.cues()),
        Words.count(count)
            + " of "
            + Words.count(tally.cues())
            + " (95 %: "
            + Words.interval(interval.low(), interval.high())
            + ")",
        Optional.of(met));
  }

  /** {@code met}, {@code MISSED} or nothing. */
  public String verdict() {
    return met.map(yes -> yes ? "met" : "MISSED").orElse("");
  }
}
