package io.hen.experiments.captions;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The tables of a report. */
final class CaptionTables {
  /** So many sets of tied captions are listed. */
  private static final int TIES = 40;

  private CaptionTables() {}

  static String of(CaptionResults results) {
    StringBuilder text = new StringBuilder("# Captions find their items\n\n");
    if (!results.keys().isEmpty()) {
      keys(results, text);
    }
    if (!results.several().isEmpty()) {
      several(results, text);
    }
    if (!results.weights().isEmpty()) {
      weights(results, text);
    }
    text.append("## Where the numbers come from\n\n");
    for (Map.Entry<String, String> fact : results.provenance().entrySet()) {
      text.append("- ").append(fact.getKey()).append(": ").append(fact.getValue()).append('\n');
    }
    return text.toString();
  }

  private static void keys(CaptionResults results, StringBuilder text) {
    text.append("## A caption as key\n\n")
        .append(String.format(Locale.ROOT, "%,d", results.captions()))
        .append(
            " distinct captions, one item each; every one is asked for exactly, some with a change."
                + " *retrieved* is what the"
                + " network gives (squared distances); *and by string* adds the cues that are equally"
                + " near to several items of which one has the very caption that was asked for."
                + " *@1* and *@5*: the right item is the most similar, or among the five most"
                + " similar; an equally similar other one counts against it.\n\n");
    row(
        text,
        "encoder",
        "cue",
        "n",
        "retrieved",
        "and by string",
        "tie",
        "mixture",
        "wrong",
        "unfamiliar",
        "@1",
        "@5");
    text.append("|---|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (KeyTrial.Result key : results.keys()) {
      int n = key.ranks().cues();
      row(
          text,
          key.encoder(),
          key.cue().words(),
          String.format(Locale.ROOT, "%,d", n),
          percent(key.retrieved(), n),
          percent(key.retrieved() + key.byString(), n),
          percent(key.ambiguous(), n),
          percent(key.metastable(), n),
          percent(key.wrong(), n),
          percent(key.unfamiliar(), n),
          percent(key.ranks().first(), n),
          percent(key.ranks().firstFive(), n));
    }
    text.append('\n');
    for (KeyTrial.Result key : results.keys()) {
      if (key.anew() > 0) {
        text.append(
            String.format(
                Locale.ROOT,
                "%s: %d of %d captions encoded anew, in other company, became the very pattern stored.%n%n",
                key.encoder(),
                key.alike(),
                key.anew()));
      }
      if (!key.ties().isEmpty()) {
        ties(key, text);
      }
    }
  }

  private static void ties(KeyTrial.Result key, StringBuilder text) {
    text.append("Captions that are one to ")
        .append(key.encoder())
        .append(" (")
        .append(key.ties().size())
        .append(" sets):\n\n");
    for (List<String> tie : key.ties().stream().limit(TIES).toList()) {
      text.append("- ")
          .append(tie.stream().map(s -> "\"" + s + "\"").collect(Collectors.joining(" = ")))
          .append('\n');
    }
    text.append('\n');
  }

  private static void several(CaptionResults results, StringBuilder text) {
    text.append("## Several captions an item\n\n")
        .append(String.format(Locale.ROOT, "%,d", results.items()))
        .append(
            " items with all their captions. Each is asked for by one of them, chosen at random,"
                + " which was stored or held out (then the others were stored).\n\n");
    row(text, "encoder", "stored as", "asked by", "@1", "@5");
    text.append("|---|---|---|--:|--:|\n");
    for (SeveralTrial.Result several : results.several()) {
      int n = several.ranks().cues();
      row(
          text,
          several.encoder(),
          several.storage() == SeveralTrial.Storage.JOINED
              ? "one pattern, joined"
              : "one pattern a caption",
          several.heldOut() ? "a caption held out" : "one of those stored",
          percent(several.ranks().first(), n),
          percent(several.ranks().firstFive(), n));
    }
    text.append('\n');
  }

  private static void weights(CaptionResults results, StringBuilder text) {
    text.append("## A damaged picture and a vague caption\n\n")
        .append(
            "Identity (@1) by a damaged picture, by a caption that is not the one"
                + " stored, and by both, for weights of the caption where the picture's is 1 and each"
                + " part is compared in units of its own squared norm. In brackets: the cues that"
                + " find their item by both and by neither alone.\n\n");
    List<WeightTrial.Result> all = results.weights();
    for (String cues : all.stream().map(WeightTrial.Result::cues).distinct().toList()) {
      List<WeightTrial.Result> own = all.stream().filter(r -> r.cues().equals(cues)).toList();
      text.append("**")
          .append(cues)
          .append("** (")
          .append(own.getFirst().picture().cues())
          .append(" cues)\n\n");
      String[] head = new String[own.size() + 1];
      head[0] = "cue";
      for (int k = 0; k < own.size(); k++) {
        head[k + 1] =
            String.format(
                Locale.ROOT,
                "%s (%.1f %% of the code observed)",
                own.get(k).damage(),
                100 * own.get(k).observed());
      }
      row(text, head);
      text.append("|---|").append("--:|".repeat(own.size())).append('\n');
      line(text, "picture alone", own, r -> percent(r.picture().first(), r.picture().cues()));
      line(text, "caption alone", own, r -> percent(r.caption().first(), r.caption().cues()));
      for (int w = 0; w < WeightTrial.WEIGHTS.size(); w++) {
        int weight = w;
        line(
            text,
            "both, " + WeightTrial.WEIGHTS.get(w),
            own,
            r ->
                percent(r.both().get(weight).first(), r.picture().cues())
                    + " ("
                    + percent(r.onlyBoth().get(weight), r.picture().cues())
                    + ")");
      }
      text.append('\n');
    }
  }

  private static void line(
      StringBuilder text,
      String name,
      List<WeightTrial.Result> results,
      java.util.function.Function<WeightTrial.Result, String> cell) {
    String[] cells = new String[results.size() + 1];
    cells[0] = name;
    for (int k = 0; k < results.size(); k++) {
      cells[k + 1] = cell.apply(results.get(k));
    }
    row(text, cells);
  }

  private static void row(StringBuilder text, String... cells) {
    text.append("| ").append(String.join(" | ", cells)).append(" |\n");
  }

  /** A share that never claims all or none where it is not so. */
  static String percent(int part, int whole) {
    if (whole == 0 || part == 0) {
      return whole == 0 ? "–" : "0 %";
    }
    if (part == whole) {
      return "100 %";
    }
    double percent = Math.clamp(100.0 * part / whole, 0.01, 99.99);
    return String.format(Locale.ROOT, "%.2f %%", percent);
  }
}
