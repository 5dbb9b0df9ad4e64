package io.hen.experiments.robustness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The numbers of a suite for programs. */
final class RobustnessJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private RobustnessJson() {}

  static String of(RobustnessFindings findings, List<Statement> statements) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("pictures", findings.stored().size());
    root.put("strangers", findings.strangers());
    root.put("source", findings.stored().source());
    root.put("skipped", findings.stored().skipped());
    root.put("statements", statements.stream().map(RobustnessJson::statement).toList());
    root.put("points", findings.points());
    root.put("proofs", findings.proofs());
    root.put("cuesPerSecond", findings.cuesPerSecond());
    root.put("provenance", findings.provenance());
    root.put("seconds", findings.time().toNanos() / 1e9);
    return MAPPER.writeValueAsString(root) + "\n";
  }

  private static Map<String, Object> statement(Statement statement) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", statement.name());
    fields.put("found", statement.number());
    fields.put("words", statement.words());
    statement.met().ifPresent(met -> fields.put("met", met));
    return fields;
  }
}
