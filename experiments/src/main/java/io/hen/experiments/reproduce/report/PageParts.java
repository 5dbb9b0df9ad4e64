package io.hen.experiments.reproduce.report;

import io.hen.encoders.Resampler;
import io.hen.experiments.page.Image;
import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Block;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes blocks ready for the page. */
final class PageParts {
  private static final int LONGEST_TEXT = 90;
  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_VERDICT = 160;

  /** Rows beyond which a table scrolls. */
  private static final int TALL = 24;

  /** Pixels on the longer side of a picture on the page. */
  private static final int THUMBNAIL = 160;

  private PageParts() {}

  /** In order; charts that follow one another stand side by side. */
  static List<ReproductionView.Part> of(List<Block> blocks) {
    List<ReproductionView.Part> parts = new ArrayList<>();
    List<ReproductionView.Plot> plots = new ArrayList<>();
    for (Block block : blocks) {
      if (!(block instanceof Block.Chart) && !plots.isEmpty()) {
        parts.add(new ReproductionView.PlotsPart(List.copyOf(plots)));
        plots.clear();
      }
      switch (block) {
        case Block.Chart chart ->
            plots.add(new ReproductionView.Plot(Plots.of(chart), chart.note()));
        case Block.Table table -> parts.add(table(table));
        case Block.Strips strips ->
            parts.add(
                new ReproductionView.StripsPart(
                    strips.title(),
                    strips.strips().stream().map(PageParts::strip).toList(),
                    strips.note()));
        case Block.Histograms all ->
            parts.add(new ReproductionView.HistogramsPart(all.title(), Plots.of(all), all.note()));
      }
    }
    if (!plots.isEmpty()) {
      parts.add(new ReproductionView.PlotsPart(plots));
    }
    return parts;
  }

  private static ReproductionView.TablePart table(Block.Table table) {
    List<List<ReproductionView.Cell>> rows = new ArrayList<>();
    for (Block.Row row : table.rows()) {
      List<ReproductionView.Cell> cells = new ArrayList<>();
      for (int c = 0; c < table.columns().size(); c++) {
        cells.add(cell(c == 0, row.values().get(c), table.columns().get(c).format()));
      }
      rows.add(cells);
    }
    return new ReproductionView.TablePart(
        table.title(),
        table.columns().stream()
            .map(column ->
                new ReproductionView.Head(
                    column.title(), column.format() == Block.Format.TEXT ? "" : "n"))
            .toList(),
        rows,
        rows.size() > TALL,
        table.note());
  }

  private static ReproductionView.Cell cell(
      boolean first, @Nullable Object value, Block.Format format) {
    String whole = Values.words(value, format);
    String words = Words.line(whole, LONGEST_TEXT);
    String cut = words.endsWith("…") ? Words.line(whole, 10 * LONGEST_TEXT) : "";
    if (format == Block.Format.SHARE && value instanceof Number share) {
      return new ReproductionView.Cell(false, words, cut, "n share", width(share.doubleValue()));
    }
    boolean text = format == Block.Format.TEXT;
    return new ReproductionView.Cell(first && text, words, cut, text ? "" : "n", "0");
  }

  private static String width(double share) {
    return Double.isFinite(share)
        ? String.format(Locale.ROOT, "%.1f", 100 * Math.clamp(share, 0.0, 1.0))
        : "0";
  }

  private static ReproductionView.Strip strip(Block.Strip strip) {
    String label = Words.line(strip.label(), LONGEST_LABEL);
    return new ReproductionView.Strip(
        label,
        Words.line(strip.verdict(), LONGEST_VERDICT),
        strip.tone(),
        strip.frames().stream().map(frame -> image(frame, label)).toList());
  }

  private static Image image(Block.Frame frame, String strip) {
    String label = Words.line(frame.label(), LONGEST_LABEL);
    return Image.of(small(frame.picture()), strip + ": " + label, label);
  }

  private static Picture small(Picture picture) {
    double shrink = (double) THUMBNAIL / Math.max(picture.width(), picture.height());
    if (shrink >= 1) {
      return picture;
    }
    return Resampler.resize(
        picture,
        Math.max(1, (int) Math.round(picture.width() * shrink)),
        Math.max(1, (int) Math.round(picture.height() * shrink)));
  }
}
