package io.hen.experiments.compare;

import io.hen.core.measure.CosineSeparability;
import io.hen.core.measure.IdentityAccuracy;
import io.hen.core.network.Beta;
import io.hen.experiments.page.HistogramChart;
import io.hen.experiments.page.LineChart;
import io.hen.experiments.page.Tones;
import io.hen.experiments.page.Words;
import io.hen.experiments.trial.Betas;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the findings of a comparison ready for the page. */
final class ComparePage {
  private final CompareFindings findings;

  private ComparePage(CompareFindings findings) {
    this.findings = findings;
  }

  static CompareView of(CompareFindings findings) {
    ComparePage page = new ComparePage(findings);
    List<Cell> cells =
        findings.encoders().stream().flatMap(encoder -> encoder.cells().stream()).toList();
    return new CompareView(
        page.lead(),
        page.tiles(),
        cells.stream().filter(page::usesAll).map(ComparePage::row).toList(),
        cells.stream().filter(cell -> !page.usesAll(cell)).map(ComparePage::row).toList(),
        findings.encoders().stream().map(page::sweep).toList(),
        page.histograms(),
        Reels.of(findings.encoders()),
        "β = " + Betas.words(findings.options().shownBeta()),
        findings.provenance(),
        findings.gallery().skipped(),
        Words.time(findings.time()) + " in all");
  }

  private boolean usesAll(Cell cell) {
    int stored =
        findings.encoders().stream()
            .filter(encoder -> encoder.name().equals(cell.encoder()))
            .findFirst()
            .orElseThrow()
            .pictures();
    return cell.measure().tally().cues() == stored;
  }

  private List<String> lead() {
    List<String> lead = new ArrayList<>();
    lead.add(
        Words.count(findings.gallery().size())
            + " pictures ("
            + findings.gallery().source()
            + ") were stored by each of "
            + findings.encoders().size()
            + " encoders. Then the lower half of each was hidden, and the memory was asked for the"
            + " whole, by "
            + Words.similarity(findings.options().similarity())
            + ".");
    lead.add(
        "Unmasked, as in the paper, the hidden half is painted in one colour and the paint counts"
            + " as seen. Masked, what depends on hidden pixels is left out: absent is not zero.");
    return lead;
  }

  private List<CompareView.Tile> tiles() {
    List<CompareView.Tile> tiles = new ArrayList<>();
    for (EncoderFindings encoder : findings.encoders()) {
      Optional<Cell> best =
          encoder.cells().stream()
              .filter(cell ->
                  cell.kind().masked() && cell.beta().equals(findings.options().shownBeta()))
              .findFirst();
      best.ifPresent(cell -> {
        Tally tally = cell.measure().tally();
        tiles.add(
            new CompareView.Tile(
                Words.percent(tally.identity(), tally.cues()),
                encoder.name() + ", masked",
                Tones.ofShare(tally.share(tally.identity()))));
      });
    }
    return tiles;
  }

  private static CompareView.Row row(Cell cell) {
    Tally tally = cell.measure().tally();
    int n = tally.cues();
    IdentityAccuracy.Interval interval = tally.interval(tally.identity());
    return new CompareView.Row(
        cell.encoder(),
        cell.kind().words(),
        CellWords.beta(cell),
        Words.count(n),
        Words.percent(tally.identity(), n),
        100 * tally.share(tally.identity()),
        Words.interval(interval.low(), interval.high()),
        Words.percent(tally.nearest(), n),
        Words.percent(tally.wrong(), n),
        Words.percent(tally.metastable(), n),
        Words.percent(tally.ambiguous() + tally.unfamiliar(), n),
        CellWords.time(cell));
  }

  private LineChart sweep(EncoderFindings encoder) {
    List<Beta> betas = findings.options().betas();
    List<LineChart.Values> lines = new ArrayList<>();
    int tone = 0;
    for (CueKind kind : CueKind.all(findings.options().fills())) {
      double[] identity = new double[betas.size()];
      for (int k = 0; k < identity.length; k++) {
        Beta beta = betas.get(k);
        Tally tally =
            encoder.cells().stream()
                .filter(cell -> cell.kind().equals(kind) && cell.beta().equals(beta))
                .findFirst()
                .orElseThrow()
                .measure()
                .tally();
        identity[k] = tally.share(tally.identity());
      }
      lines.add(
          new LineChart.Values(
              kind.words(), kind.masked() ? "identity" : Tones.line(tone++), identity));
    }
    return LineChart.of(encoder.name(), "β", betas.stream().map(Betas::words).toList(), lines);
  }

  private List<CompareView.Histograms> histograms() {
    List<CosineSeparability> all =
        findings.encoders().stream()
            .flatMap(encoder -> encoder.overlaps().stream())
            .map(EncoderFindings.Overlap::separability)
            .toList();
    double from = HistogramChart.from(all);
    return findings.encoders().stream()
        .map(encoder ->
            new CompareView.Histograms(
                encoder.name(),
                encoder.overlaps().stream()
                    .map(overlap ->
                        HistogramChart.of(
                            encoder.name() + ", " + overlap.kind().words(),
                            overlap.separability(),
                            from))
                    .toList()))
        .toList();
  }
}
