package io.hen.experiments;

import io.hen.experiments.page.Image;
import io.hen.experiments.page.Tones;
import io.hen.experiments.page.Words;
import io.hen.memory.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes findings ready for the page. */
final class FindingsView {
  private final Findings findings;

  private FindingsView(Findings findings) {
    this.findings = findings;
  }

  static ReportView of(Findings findings) {
    FindingsView view = new FindingsView(findings);
    return new ReportView(
        findings.source(),
        findings.reels().stream()
            .map(reel -> StripView.image(reel.original(), "", "").uri())
            .toList(),
        Words.count(findings.pictures()),
        view.lead(),
        view.tiles(),
        findings.rows().stream().filter(view::isMain).map(view::line).toList(),
        findings.rows().stream().filter(row -> !view.isMain(row)).map(view::line).toList(),
        findings.reels().stream().map(StripView::of).toList(),
        view.shared(),
        findings.provenance(),
        findings.skipped(),
        Words.time(findings.time())
            + " in all, "
            + Words.time(findings.remembering())
            + " of it for reading, encoding and storing");
  }

  private boolean isMain(Row row) {
    return row.similarity() == findings.options().similarity()
        && row.beta() == findings.options().beta();
  }

  private Optional<Row> main(Method method) {
    return findings.rows().stream()
        .filter(row -> isMain(row) && row.method() == method)
        .findFirst();
  }

  private List<String> lead() {
    List<String> lead = new ArrayList<>();
    Row pixels = main(Method.PIXELS_UNMASKED).orElseThrow();
    Row masked = main(Method.DVAE_MASKED).orElseThrow();
    lead.add(
        "A memory was filled with "
            + Words.count(findings.pictures())
            + " pictures ("
            + findings.source()
            + "). Then the lower half of each was hidden and the memory was asked for the whole.");
    lead.add(
        "Comparing raw pixels, as an image memory does, it brought back the right picture in "
            + Words.percent(pixels.tally().identity(), pixels.tally().cues())
            + " of all cases ("
            + pixels.fillWords()
            + " in place of what is hidden). With pictures encoded as tokens, and what is hidden"
            + " left out instead of painted over, in "
            + Words.percent(masked.tally().identity(), masked.tally().cues())
            + ".");
    main(Method.CAPTION)
        .ifPresent(row ->
            lead.add(
                "From its caption alone, without any picture, it came back in "
                    + Words.percent(row.tally().identity(), row.tally().cues())
                    + " of all cases."));
    return lead;
  }

  private List<ReportView.Tile> tiles() {
    List<ReportView.Tile> tiles = new ArrayList<>();
    for (Method method : Method.values()) {
      main(method)
          .ifPresent(row ->
              tiles.add(
                  new ReportView.Tile(
                      Words.percent(row.tally().identity(), row.tally().cues()),
                      method.words(),
                      Tones.ofShare(row.tally().share(row.tally().identity())))));
    }
    return tiles;
  }

  private ReportView.Line line(Row row) {
    int n = row.tally().cues();
    return new ReportView.Line(
        row.method().words(),
        row.fillWords(),
        Words.similarity(row.similarity()) + ", β\u00a0=\u00a0" + Words.number(row.beta()),
        Words.count(n),
        Words.percent(row.tally().identity(), n),
        100.0 * row.tally().identity() / n,
        Words.percent(row.tally().nearest(), n),
        Words.percent(row.tally().metastable(), n),
        Words.percent(row.tally().wrong(), n),
        Words.percent(row.tally().ambiguous() + row.tally().unfamiliar(), n),
        Words.time(row.time()));
  }

  private ReportView.Shared shared() {
    SharedCaption shared = findings.shared();
    return new ReportView.Shared(
        shared.caption(),
        StripView.image(shared.one(), "The first picture with this caption", "first picture"),
        StripView.image(shared.other(), "The second picture with this caption", "second picture"),
        shared.mixture().stream()
            .map(picture -> Image.of(picture, "Both pictures mixed", "what the state decodes to"))
            .toList(),
        words(shared.verdict()),
        words(shared.resolved()) + (shared.second() ? ", and it is the second picture" : ""),
        words(shared.unknown()));
  }

  private static String words(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Retrieved(var item, double weight) -> "Retrieved: item " + item;
      case Verdict.Ambiguous ambiguous ->
          "Ambiguous: items " + join(ambiguous.items()) + " fit equally well";
      case Verdict.Linked linked ->
          "Linked: items "
              + join(linked.items().stream().map(Verdict.Weighted::item).toList())
              + " belong together";
      case Verdict.Metastable(var mixture, double entropy, double participation) ->
          "Metastable: a mixture of " + mixture.size() + " items";
      case Verdict.Unfamiliar(String reason) -> "Unfamiliar: " + reason;
    };
  }

  private static String join(List<?> items) {
    return String.join(" and ", items.stream().map(Object::toString).toList());
  }
}
