package io.hen.experiments.reproduce.report;

import io.hen.core.measure.CosineSeparability;
import io.hen.experiments.reproduce.Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.dataformat.csv.CsvMapper;

/**
 * A block as comma-separated values with a line of titles (RFC 4180, lines ending in LF): the plain
 * values, empty where there is none.
 */
final class BlockCsv {
  private static final CsvMapper MAPPER = CsvMapper.builder().build();

  private BlockCsv() {}

  static String of(Block block) {
    List<List<? extends @Nullable Object>> lines = new ArrayList<>();
    switch (block) {
      case Block.Table table -> table(table, lines);
      case Block.Chart chart -> chart(chart, lines);
      case Block.Strips strips -> strips(strips.strips(), lines);
      case Block.Histograms histograms -> histograms(histograms.charts(), lines);
    }
    return MAPPER.writer(MAPPER.schema()).writeValueAsString(lines);
  }

  private static void table(Block.Table table, List<List<? extends @Nullable Object>> lines) {
    lines.add(table.columns().stream().map(Block.Column::title).toList());
    for (Block.Row row : table.rows()) {
      List<@Nullable Object> plain = new ArrayList<>();
      row.values().forEach(value -> plain.add(Values.plain(value)));
      lines.add(plain);
    }
  }

  private static void chart(Block.Chart chart, List<List<? extends @Nullable Object>> lines) {
    lines.add(List.of("line", "x: " + chart.x().title(), "y: " + chart.y().title()));
    for (Block.Line line : chart.lines()) {
      for (int k = 0; k < line.x().length; k++) {
        lines.add(Arrays.asList(line.name(), Values.plain(line.x()[k]), Values.plain(line.y()[k])));
      }
    }
  }

  /** The order of the contact sheet, from 1. */
  private static void strips(
      List<Block.Strip> strips, List<List<? extends @Nullable Object>> lines) {
    lines.add(List.of("row", "column", "strip", "verdict", "frame"));
    for (int s = 0; s < strips.size(); s++) {
      Block.Strip strip = strips.get(s);
      for (int f = 0; f < strip.frames().size(); f++) {
        String label = strip.frames().get(f).label();
        lines.add(List.of(s + 1, f + 1, strip.label(), strip.verdict(), label));
      }
    }
  }

  private static void histograms(
      List<Block.Histogram> charts, List<List<? extends @Nullable Object>> lines) {
    lines.add(List.of("histogram", "centre of the bin", "self", "cross"));
    for (Block.Histogram chart : charts) {
      CosineSeparability cosines = chart.cosines();
      for (int b = 0; b < cosines.self().length; b++) {
        // Bins have a width of 2/B; more digits would be rounding alone.
        double centre = Math.round(cosines.centre(b) * 1e9) / 1e9;
        lines.add(List.of(chart.title(), centre, cosines.self()[b], cosines.cross()[b]));
      }
    }
  }
}
