package io.hen.experiments.compare;

import io.hen.core.measure.IdentityAccuracy;
import io.hen.experiments.page.Words;
import io.hen.experiments.trial.Betas;
import io.hen.experiments.trial.Tally;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of a comparison for programs. */
final class CompareJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private CompareJson() {}

  static String of(CompareFindings findings) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("pictures", findings.gallery().size());
    root.put("source", findings.gallery().source());
    root.put("skipped", findings.gallery().skipped());
    root.put("similarity", Words.lower(findings.options().similarity()));
    root.put("encoders", findings.encoders().stream().map(CompareJson::encoder).toList());
    root.put("provenance", findings.provenance());
    root.put("seconds", findings.time().toNanos() / 1e9);
    return MAPPER.writeValueAsString(root) + "\n";
  }

  private static Map<String, Object> encoder(EncoderFindings encoder) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", encoder.name());
    fields.put("id", encoder.id());
    fields.put("layout", encoder.layout());
    fields.put("pictures", encoder.pictures());
    fields.put("encodingSeconds", encoder.encoding());
    fields.put("cells", encoder.cells().stream().map(CompareJson::cell).toList());
    fields.put("cosines", encoder.overlaps().stream().map(CompareJson::overlap).toList());
    return fields;
  }

  private static Map<String, Object> cell(Cell cell) {
    Tally tally = cell.measure().tally();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cue", cell.kind().masked() ? "masked" : "unmasked");
    cell.kind().fill().ifPresent(fill -> fields.put("fill", Words.lower(fill)));
    fields.put("beta", Betas.words(cell.beta()));
    fields.put("betaUsed", cell.measure().used());
    fields.put("n", tally.cues());
    fields.put("identity", counted(tally, tally.identity()));
    fields.put("wrong", counted(tally, tally.wrong()));
    fields.put("metastable", counted(tally, tally.metastable()));
    fields.put("ambiguous", counted(tally, tally.ambiguous()));
    fields.put("unfamiliar", counted(tally, tally.unfamiliar()));
    fields.put("nearestNeighbourIdentity", counted(tally, tally.nearest()));
    fields.put("seconds", cell.measure().seconds());
    return fields;
  }

  private static Map<String, Object> counted(Tally tally, int count) {
    IdentityAccuracy.Interval interval = tally.interval(count);
    return Map.of("count", count, "interval95", List.of(interval.low(), interval.high()));
  }

  private static Map<String, Object> overlap(EncoderFindings.Overlap overlap) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("cue", overlap.kind().masked() ? "masked" : "unmasked");
    overlap.kind().fill().ifPresent(fill -> fields.put("fill", Words.lower(fill)));
    fields.put("cues", overlap.cues());
    fields.put("overlap", overlap.separability().overlap());
    fields.put("auc", overlap.separability().auc());
    fields.put("self", overlap.separability().self());
    fields.put("cross", overlap.separability().cross());
    return fields;
  }
}
