package io.hen.experiments.compare;

import io.hen.core.measure.IdentityAccuracy;
import io.hen.core.network.Beta;
import io.hen.experiments.page.Words;
import io.hen.experiments.trial.Betas;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.Tally;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables for {@code docs/}. */
final class CompareMarkdown {
  private CompareMarkdown() {}

  static String of(CompareFindings findings) {
    StringBuilder text = new StringBuilder("# Encoders compared: recall from the upper half\n\n");
    text.append(Words.count(findings.gallery().size()))
        .append(" pictures (")
        .append(findings.gallery().source())
        .append(") stored by each encoder, each recalled from its upper half by ")
        .append(Words.similarity(findings.options().similarity()))
        .append(".\n\n");
    text.append(summary(findings));
    text.append(separability(findings));
    text.append(all(findings));
    for (Map.Entry<String, String> fact : findings.provenance().entrySet()) {
      text.append("- ").append(fact.getKey()).append(": ").append(fact.getValue()).append('\n');
    }
    text.append("- all together: ").append(Words.time(findings.time())).append('\n');
    return text.toString();
  }

  /** Identity / metastable, one line an encoder, with the settings that use every cue. */
  private static String summary(CompareFindings findings) {
    List<Beta> betas =
        findings.options().betas().stream()
            .filter(beta -> beta.equals(Beta.PAPER) || beta instanceof Beta.Automatic)
            .toList();
    if (betas.isEmpty()) {
      return "";
    }
    List<CueKind> kinds = CueKind.all(findings.options().fills());
    StringBuilder text =
        new StringBuilder("## Identity (metastable) on every cue\n\n| encoder | n");
    for (CueKind kind : kinds) {
      for (Beta beta : betas) {
        text.append(" | ").append(kind.words()).append(", β ").append(Betas.words(beta));
      }
    }
    text.append(" | nearest neighbour, masked |\n|---|--:")
        .append("|--:".repeat(kinds.size() * betas.size()));
    text.append("|--:|\n");
    for (EncoderFindings encoder : findings.encoders()) {
      text.append("| ")
          .append(encoder.name())
          .append(" | ")
          .append(Words.count(encoder.pictures()));
      for (CueKind kind : kinds) {
        for (Beta beta : betas) {
          Tally tally = cell(encoder, kind, beta);
          text.append(" | ")
              .append(Words.percent(tally.identity(), tally.cues()))
              .append(" (")
              .append(Words.percent(tally.metastable(), tally.cues()))
              .append(')');
        }
      }
      Tally masked = cell(encoder, CueKind.MASKED, betas.getFirst());
      text.append(" | ").append(Words.percent(masked.nearest(), masked.cues())).append(" |\n");
    }
    return text.append('\n').toString();
  }

  private static Tally cell(EncoderFindings encoder, CueKind kind, Beta beta) {
    return encoder.cells().stream()
        .filter(cell -> cell.kind().equals(kind) && cell.beta().equals(beta))
        .findFirst()
        .orElseThrow()
        .measure()
        .tally();
  }

  private static String separability(CompareFindings findings) {
    StringBuilder text =
        new StringBuilder(
            "## Self- against cross-similarity (the paper's Fig. 3)\n\n"
                + "Cosines between cues and their own memory, against those between cues and other"
                + " memories: the overlap of the two histograms (bins of 0.01; 0 is apart, 1 is"
                + " equal), and how often a self-similarity is the larger of the two (AUC). Of"
                + " masked cues, the observed coordinates count.\n\n"
                + "| encoder | cue | cues | overlap | AUC |\n|---|---|--:|--:|--:|\n");
    for (EncoderFindings encoder : findings.encoders()) {
      for (EncoderFindings.Overlap overlap : encoder.overlaps()) {
        text.append(
            String.format(
                Locale.ROOT,
                "| %s | %s | %s | %.4f | %.5f |%n",
                encoder.name(),
                overlap.kind().words(),
                Words.count(overlap.cues()),
                overlap.separability().overlap(),
                overlap.separability().auc()));
      }
    }
    return text.append('\n').toString();
  }

  private static String all(CompareFindings findings) {
    StringBuilder text =
        new StringBuilder(
            "## All cells\n\n"
                + "Every recall is exactly one of identity, wrong, metastable, tie, unfamiliar. In"
                + " brackets the 95 % Wilson interval of identity. β in brackets: the mean of what"
                + " automatic β came to. Time is that of the recalls, cues encoded beforehand.\n\n"
                + "| encoder | cue | β | n | identity | wrong | metastable | tie | unfamiliar |"
                + " nearest neighbour | time |\n"
                + "|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    findings
        .encoders()
        .forEach(encoder -> encoder.cells().forEach(cell -> text.append(line(cell))));
    return text.append('\n').toString();
  }

  private static String line(Cell cell) {
    Tally tally = cell.measure().tally();
    int n = tally.cues();
    IdentityAccuracy.Interval interval = tally.interval(tally.identity());
    return List.of(
            cell.encoder(),
            cell.kind().words(),
            CellWords.beta(cell),
            Words.count(n),
            Words.percent(tally.identity(), n)
                + " ["
                + Words.interval(interval.low(), interval.high())
                + "]",
            Words.percent(tally.wrong(), n),
            Words.percent(tally.metastable(), n),
            Words.percent(tally.ambiguous(), n),
            Words.percent(tally.unfamiliar(), n),
            Words.percent(tally.nearest(), n),
            CellWords.time(cell))
        .stream()
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
