package io.hen.experiments.reproduce;

import io.hen.core.measure.CosineSeparability;
import io.hen.memory.Picture;
import java.util.List;

/** A part of a chapter that is shown and written to files of its own. */
public sealed interface Block {

  /** The name of its files, without extension: letters, digits and hyphens. */
  String name();

  /** Above it. */
  String title();

  /**
   * Numbers in rows.
   *
   * @param columns from left to right
   * @param rows each with one value for each column, of the column's kind, or null where there is
   *     none
   * @param note below it; may be empty
   */
  record Table(String name, String title, List<Column> columns, List<Row> rows, String note)
      implements Block {
    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
      for (Row row : rows) {
        if (row.values().size() != columns.size()) {
          throw new IllegalArgumentException(
              "a row of "
                  + name
                  + " has "
                  + row.values().size()
                  + " values for "
                  + columns.size()
                  + " columns");
        }
      }
    }
  }

  /** A column and how its values are written. */
  record Column(String title, Format format) {}

  /** How a value is written for people; for programs it is always the plain value. */
  enum Format {
    /** A text. */
    TEXT,
    /** A whole number. */
    COUNT,
    /** A share in [0,1], shown in percent. */
    SHARE,
    /** A number with three decimals, as in the paper's tables. */
    MEASURE,
    /** Seconds. */
    SECONDS,
    /** Bytes, shown in MiB. */
    BYTES
  }

  /**
   * A row.
   *
   * @param values a {@link String}, {@link Integer}, {@link Long}, {@link Double} or null for each
   *     column
   */
  record Row(List<@org.jspecify.annotations.Nullable Object> values) {
    public Row {
      values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
    }
  }

  /**
   * Lines over an axis.
   *
   * @param x axis from left to right
   * @param y axis from foot to top
   * @param lines at least one
   * @param note below it; may be empty
   */
  record Chart(String name, String title, Axis x, Axis y, List<Line> lines, String note)
      implements Block {
    public Chart {
      lines = List.copyOf(lines);
    }
  }

  /**
   * An axis.
   *
   * @param title what stands on it
   * @param scale how values are spread
   * @param from the lowest value shown, above 0 on a logarithmic scale
   * @param to the highest value shown
   */
  record Axis(String title, Scale scale, double from, double to) {}

  /** How the values of an axis are spread. */
  enum Scale {
    /** Evenly. */
    LINEAR,
    /** Evenly by factor. */
    LOGARITHMIC,
    /** Evenly, from 0 to 1, shown in percent. */
    SHARE
  }

  /**
   * A line.
   *
   * @param x where it was measured, ascending
   * @param y the values there, as many
   */
  record Line(String name, double[] x, double[] y) {
    public Line {
      if (x.length != y.length) {
        throw new IllegalArgumentException(x.length + " places but " + y.length + " values");
      }
    }
  }

  /**
   * Film strips, one below the other.
   *
   * @param strips at least one
   * @param note below them; may be empty
   */
  record Strips(String name, String title, List<Strip> strips, String note) implements Block {
    public Strips {
      strips = List.copyOf(strips);
    }
  }

  /**
   * A film strip.
   *
   * @param label before it, for example the encoder
   * @param verdict what the recall came to, in words
   * @param tone a CSS class: good, bad, mixed or plain
   * @param frames from left to right
   */
  record Strip(String label, String verdict, String tone, List<Frame> frames) {
    public Strip {
      frames = List.copyOf(frames);
    }
  }

  /** A picture with a few words below it. */
  record Frame(Picture picture, String label) {}

  /**
   * Histograms of cosines (the paper's Fig. 3).
   *
   * @param charts at least one
   * @param note below them; may be empty
   */
  record Histograms(String name, String title, List<Histogram> charts, String note)
      implements Block {
    public Histograms {
      charts = List.copyOf(charts);
    }
  }

  /** Self- against cross-similarity of one encoder and kind of cue. */
  record Histogram(String title, CosineSeparability cosines) {}
}
