package io.hen.experiments.reproduce.report;

import io.hen.core.measure.CosineSeparability;
import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Block;
import io.hen.experiments.reproduce.Chapter;
import io.hen.experiments.reproduce.Check;
import io.hen.experiments.reproduce.Expected;
import io.hen.experiments.reproduce.Reproduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The numbers of a reproduction for programs. Two runs of the same seed differ in {@code
 * provenance} and in each chapter's {@code measuredTimes} alone.
 */
final class ReproductionJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private ReproductionJson() {}

  static String of(Reproduction found) {
    Map<String, Object> statuses = new LinkedHashMap<>();
    for (Check.Status status : Check.Status.values()) {
      statuses.put(CheckWords.status(status), found.count(status));
    }
    Map<String, Object> provenance = new LinkedHashMap<>(found.provenance());
    provenance.put("measuredSeconds", found.time().toNanos() / 1e9);
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("source", found.source());
    root.put("skipped", found.skipped());
    root.put("checks", statuses);
    root.put("chapters", found.chapters().stream().map(ReproductionJson::chapter).toList());
    root.put("provenance", provenance);
    return MAPPER.writeValueAsString(root) + "\n";
  }

  private static Map<String, Object> chapter(Chapter chapter) {
    Map<String, Object> tables = new LinkedHashMap<>();
    Map<String, Object> charts = new LinkedHashMap<>();
    Map<String, Object> strips = new LinkedHashMap<>();
    Map<String, Object> histograms = new LinkedHashMap<>();
    Map<String, Object> times = new LinkedHashMap<>();
    for (Block block : chapter.blocks()) {
      switch (block) {
        case Block.Table table -> {
          tables.put(table.name(), rows(table, format -> !Values.varies(format)));
          if (table.columns().stream().anyMatch(column -> Values.varies(column.format()))) {
            times.put(table.name(), rows(table, Values::varies));
          }
        }
        case Block.Chart chart -> charts.put(chart.name(), chart(chart));
        case Block.Strips all ->
            strips.put(all.name(), all.strips().stream().map(ReproductionJson::strip).toList());
        case Block.Histograms all ->
            histograms.put(
                all.name(), all.charts().stream().map(ReproductionJson::histogram).toList());
      }
    }
    Map<String, Object> measured = new LinkedHashMap<>();
    measured.put("seconds", chapter.time().toNanos() / 1e9);
    measured.put("tables", times);
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", chapter.name());
    fields.put("title", chapter.title());
    fields.put("settings", new TreeMap<>(chapter.settings())); // whatever order a map has
    fields.put("checks", chapter.checks().stream().map(ReproductionJson::check).toList());
    fields.put("tables", tables);
    fields.put("charts", charts);
    fields.put("histograms", histograms);
    fields.put("strips", strips);
    fields.put("measuredTimes", measured);
    return fields;
  }

  private static Map<String, @Nullable Object> check(Check check) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("figure", check.figure());
    fields.put("actual", Values.plain(check.actual()));
    check.expected().ifPresent(expected -> fields.put("expected", expected(expected)));
    CheckWords.delta(check).ifPresent(delta -> fields.put("delta", delta));
    fields.put("status", CheckWords.status(check.status()));
    return fields;
  }

  private static Map<String, Object> expected(Expected expected) {
    Map<String, Object> fields = new LinkedHashMap<>();
    OptionalDouble paper = expected.paper();
    if (paper.isPresent()) {
      fields.put("paper", paper.getAsDouble());
      fields.put("within", expected.within());
    }
    expected
        .bound()
        .ifPresent(bound ->
            fields.put(
                "bound",
                switch (bound) {
                  case Expected.AtMost(double value) -> Map.of("atMost", value);
                  case Expected.AtLeast(double value) -> Map.of("atLeast", value);
                }));
    return fields;
  }

  private static List<Map<String, @Nullable Object>> rows(
      Block.Table table, Predicate<Block.Format> wanted) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (Block.Row row : table.rows()) {
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (int c = 0; c < table.columns().size(); c++) {
        Block.Column column = table.columns().get(c);
        if (wanted.test(column.format())) {
          fields.put(column.title(), Values.plain(row.values().get(c)));
        }
      }
      rows.add(fields);
    }
    return rows;
  }

  private static Map<String, Object> chart(Block.Chart chart) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("title", chart.title());
    fields.put("x", axis(chart.x()));
    fields.put("y", axis(chart.y()));
    fields.put("lines", chart.lines().stream().map(ReproductionJson::line).toList());
    return fields;
  }

  private static Map<String, Object> axis(Block.Axis axis) {
    return ordered("title", axis.title(), "scale", Words.lower(axis.scale()));
  }

  private static Map<String, Object> line(Block.Line line) {
    return ordered("name", line.name(), "x", plain(line.x()), "y", plain(line.y()));
  }

  private static List<@Nullable Object> plain(double[] values) {
    List<@Nullable Object> plain = new ArrayList<>();
    Arrays.stream(values).forEach(value -> plain.add(Values.plain(value)));
    return plain;
  }

  private static Map<String, Object> strip(Block.Strip strip) {
    return ordered(
        "label", strip.label(),
        "verdict", strip.verdict(),
        "frames", strip.frames().stream().map(Block.Frame::label).toList());
  }

  private static Map<String, Object> histogram(Block.Histogram histogram) {
    CosineSeparability cosines = histogram.cosines();
    return ordered(
        "title", histogram.title(),
        "overlap", cosines.overlap(),
        "auc", cosines.auc(),
        "self", cosines.self(),
        "cross", cosines.cross());
  }

  /** Names and values in turn, in this order. */
  private static Map<String, Object> ordered(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int k = 0; k < namesAndValues.length; k += 2) {
      fields.put((String) namesAndValues[k], namesAndValues[k + 1]);
    }
    return fields;
  }
}
