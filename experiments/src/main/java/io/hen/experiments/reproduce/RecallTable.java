package io.hen.experiments.reproduce;

import io.hen.experiments.reproduce.Block.Column;
import io.hen.experiments.reproduce.Block.Format;
import io.hen.experiments.reproduce.Block.Row;
import io.hen.experiments.trial.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The rows of Tables 1 and 2: the paper's numbers and those it does not give. */
final class RecallTable {
  static final String DISSIMILARITY = "1-SSIM";
  static final String MSE = "MSE";
  static final String IDENTITY = "identity";

  private static final List<Column> COLUMNS =
      List.of(
          new Column("N", Format.COUNT),
          new Column("encoder", Format.TEXT),
          new Column("cue", Format.TEXT),
          new Column("cues", Format.COUNT),
          new Column("1-SSIM, paper", Format.MEASURE),
          new Column("1-SSIM", Format.MEASURE),
          new Column("MSE, paper", Format.MEASURE),
          new Column("MSE", Format.MEASURE),
          new Column("identity", Format.SHARE),
          new Column("nearest neighbour", Format.SHARE),
          new Column("wrong", Format.SHARE),
          new Column("metastable", Format.SHARE),
          new Column("tie", Format.SHARE),
          new Column("relative rank", Format.MEASURE),
          new Column("bank", Format.COUNT),
          new Column("recall and decode", Format.SECONDS),
          new Column("recall alone", Format.SECONDS),
          new Column("peak heap", Format.BYTES));

  private final Experiment experiment;
  private final Checks checks;
  private final List<Line> lines = new ArrayList<>();

  private record Line(int n, Row row) {}

  RecallTable(Experiment experiment, Checks checks) {
    this.experiment = experiment;
    this.checks = checks;
  }

  /**
   * Adds a row, and its numbers to the checks.
   *
   * @param encoder with the text encoder, if there is one
   * @param cue in words
   * @param bytes of the patterns
   */
  void add(int n, String encoder, String cue, Recalls.Measure measure, long bytes) {
    String of = encoder + ", " + cue;
    checks.add(of, n, DISSIMILARITY, measure.dissimilarity());
    checks.add(of, n, MSE, measure.mse());
    checks.add(of, n, IDENTITY, measure.identity());
    Tally tally = measure.tally();
    lines.add(
        new Line(
            n,
            new Row(
                Arrays.asList(
                    n,
                    encoder,
                    cue,
                    tally.cues(),
                    paper(of, DISSIMILARITY, n),
                    measure.dissimilarity(),
                    paper(of, MSE, n),
                    measure.mse(),
                    measure.identity(),
                    tally.share(tally.nearest()),
                    tally.share(tally.wrong()),
                    tally.share(tally.metastable()),
                    tally.share(tally.ambiguous() + tally.unfamiliar()),
                    measure.relativeRank(),
                    bytes,
                    measure.seconds(),
                    measure.recalling(),
                    measure.heap()))));
  }

  private @org.jspecify.annotations.Nullable Double paper(String of, String measure, int n) {
    return experiment.expected().stream()
        .filter(one -> one.of().equals(of) && one.measure().equals(measure))
        .map(Expectation::paper)
        .filter(java.util.Objects::nonNull)
        .map(numbers -> numbers.get(n))
        .filter(java.util.Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  /** The rows, by N. */
  Block.Table block(String note) {
    return new Block.Table(
        experiment.name(),
        experiment.title(),
        COLUMNS,
        lines.stream().sorted(Comparator.comparingInt(Line::n)).map(Line::row).toList(),
        note);
  }
}
