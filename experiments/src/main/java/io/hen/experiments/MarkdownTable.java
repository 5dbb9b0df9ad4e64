package io.hen.experiments;

import io.hen.experiments.page.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The table for {@code docs/}. */
final class MarkdownTable {
  private MarkdownTable() {}

  static String of(Findings findings) {
    StringBuilder text = new StringBuilder("# Recall from the upper half\n\n");
    text.append(Words.count(findings.pictures()))
        .append(" pictures remembered (")
        .append(findings.source())
        .append("); each recalled from its upper half, the lower one hidden. ")
        .append("Every recall is exactly one of identity, wrong, metastable, tie, unfamiliar.\n\n");
    text.append(
        "| codec | cue | fill | similarity | β | n | identity | nearest neighbour | metastable"
            + " | wrong | tie | unfamiliar | time |\n");
    text.append("|---|---|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    findings.rows().forEach(row -> text.append(line(row)));
    text.append('\n');
    for (Map.Entry<String, String> fact : findings.provenance().entrySet()) {
      text.append("- ").append(fact.getKey()).append(": ").append(fact.getValue()).append('\n');
    }
    text.append("- all together: ").append(Words.time(findings.time())).append('\n');
    return text.toString();
  }

  private static String line(Row row) {
    int n = row.tally().cues();
    return List.of(
            row.method().codec(),
            row.method().cue(),
            row.fillWords(),
            Words.similarity(row.similarity()),
            Words.number(row.beta()),
            Words.count(n),
            Words.percent(row.tally().identity(), n),
            Words.percent(row.tally().nearest(), n),
            Words.percent(row.tally().metastable(), n),
            Words.percent(row.tally().wrong(), n),
            Words.percent(row.tally().ambiguous(), n),
            Words.percent(row.tally().unfamiliar(), n),
            Words.time(row.time()))
        .stream()
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }
}
