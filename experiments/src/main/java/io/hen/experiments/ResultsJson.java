package io.hen.experiments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of a report for programs. */
final class ResultsJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ResultsJson() {}

  static String of(Findings findings) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("pictures", findings.pictures());
    root.put("source", findings.source());
    root.put("skipped", findings.skipped());
    root.put("rows", findings.rows().stream().map(ResultsJson::row).toList());
    root.put(
        "films",
        findings.reels().stream()
            .map(reel ->
                Map.of(
                    "picture", reel.original().name(),
                    "films", reel.films().stream().map(ResultsJson::film).toList()))
            .toList());
    root.put("provenance", findings.provenance());
    root.put("rememberingSeconds", findings.remembering().toNanos() / 1e9);
    root.put("seconds", findings.time().toNanos() / 1e9);
    return MAPPER.writeValueAsString(root) + "\n";
  }

  private static Map<String, Object> row(Row row) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("codec", row.method().codec());
    fields.put("cue", row.method().cue());
    row.fill().ifPresent(fill -> fields.put("fill", fill.name().toLowerCase(Locale.ROOT)));
    fields.put("similarity", row.similarity().name().toLowerCase(Locale.ROOT));
    fields.put("beta", row.beta());
    fields.put("n", row.tally().cues());
    fields.put("identity", row.tally().identity());
    fields.put("wrong", row.tally().wrong());
    fields.put("metastable", row.tally().metastable());
    fields.put("ambiguous", row.tally().ambiguous());
    fields.put("unfamiliar", row.tally().unfamiliar());
    fields.put("nearestNeighbourIdentity", row.tally().nearest());
    fields.put("seconds", row.time().toNanos() / 1e9);
    fields.put("secondsCover", row.timeCovers());
    return fields;
  }

  private static Map<String, Object> film(Film film) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("codec", film.method().codec());
    fields.put("cue", film.method().cue());
    fields.put("similarity", film.similarity().name().toLowerCase(Locale.ROOT));
    fields.put("outcome", film.outcome().kind().name().toLowerCase(Locale.ROOT));
    fields.put("weight", film.weight());
    fields.put("given", film.given().map(Film.Original::name).map(List::of).orElse(List.of()));
    fields.put("energies", film.energies());
    return fields;
  }
}
