package io.hen.experiments.reproduce.report;

import io.hen.experiments.page.Pages;
import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Block;
import java.util.List;

/** A file that belongs to a block. */
@SuppressWarnings("ArrayRecordComponent") // is written, never compared
record BlockFile(String name, byte[] bytes) {
  private static final int LONGEST_TITLE = 120;

  /** All files of a block: its numbers or its order, and its picture where it has one. */
  static List<BlockFile> of(Block block) {
    BlockFile csv = text(block, ".csv", BlockCsv.of(block));
    return switch (block) {
      case Block.Table _ -> List.of(csv);
      case Block.Chart chart ->
          List.of(csv, text(block, ".svg", Pages.render("plotfile.jte", Plots.of(chart))));
      case Block.Histograms all -> {
        HistogramSheet sheet =
            HistogramSheet.of(Words.line(all.title(), LONGEST_TITLE), Plots.of(all));
        yield List.of(csv, text(block, ".svg", Pages.render("histogramfile.jte", sheet)));
      }
      case Block.Strips strips ->
          List.of(csv, new BlockFile(block.name() + ".png", ContactSheet.png(strips.strips())));
    };
  }

  private static BlockFile text(Block block, String ending, String text) {
    return new BlockFile(block.name() + ending, ReproductionReport.bytes(text));
  }
}
