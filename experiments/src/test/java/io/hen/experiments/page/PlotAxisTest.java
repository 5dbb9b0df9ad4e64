package io.hen.experiments.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotAxisTest {
  @ParameterizedTest
  @CsvSource({
    "LINEAR, 0, 1, 0.0|0.2|0.4|0.6|0.8|1.0",
    "LINEAR, 0, 6000, '0|1,000|2,000|3,000|4,000|5,000|6,000'",
    "LINEAR, -0.3, 0.25, −0.3|−0.2|−0.1|0.0|0.1|0.2",
    "LINEAR, 0.021, 0.0235, 0.0210|0.0215|0.0220|0.0225|0.0230|0.0235",
    "SHARE, 0, 1, 0 %|20 %|40 %|60 %|80 %|100 %",
    "SHARE, 0.99, 1, 99.0 %|99.2 %|99.4 %|99.6 %|99.8 %|100.0 %",
    "LOGARITHMIC, 0.01, 1000, '0.01|0.1|1|10|100|1,000'",
    "LOGARITHMIC, 0.005, 0.3, 0.01|0.1",
    "LOGARITHMIC, 60, 1500, '100|200|500|1,000'",
    "LOGARITHMIC, 1e-6, 1e6, '10⁻⁶|10⁻⁴|0.01|1|100|10,000|10⁶'",
    "LOGARITHMIC, 1000, 110000, '1,000|10,000|100,000'",
    "LOGARITHMIC, 2.1, 2.4, 2.10|2.15|2.20|2.25|2.30|2.35|2.40"
  })
  void marksAreNiceValues(PlotScale scale, double from, double to, String labels) {
    PlotAxis axis = new PlotAxis("axis", scale, from, to);
    assertThat(axis.marks()).extracting(PlotAxis.Mark::label).containsExactly(labels.split("\\|"));
  }

  /** Whatever the range: two marks or a few more, in it, ascending, no two with one label. */
  @Test
  void marksAreFewAndInside() {
    Random random = new Random(11);
    for (int trial = 0; trial < 3000; trial++) {
      double from = Math.pow(10, random.nextDouble(-6, 6));
      double to = from * Math.pow(10, random.nextDouble(0.05, 9));
      for (PlotScale scale : PlotScale.values()) {
        PlotAxis axis = new PlotAxis("axis", scale, from, to);
        assertThat(axis.marks()).as(axis.toString()).hasSizeBetween(2, 9);
        assertThat(axis.marks()).extracting(PlotAxis.Mark::label).doesNotHaveDuplicates();
        assertThat(axis.marks()).extracting(PlotAxis.Mark::at).isSorted();
        assertThat(axis.marks()).allMatch(mark -> Math.abs(axis.place(mark.at()) - 0.5) < 0.5001);
      }
    }
  }

  @Test
  void placesAreSpreadByFactorOnALogarithmicScale() {
    PlotAxis axis = new PlotAxis("β", PlotScale.LOGARITHMIC, 0.01, 100);
    assertThat(axis.place(0.01)).isZero();
    assertThat(axis.place(1)).isEqualTo(0.5, within(1e-12));
    assertThat(axis.place(0)).isNaN();
    assertThat(new PlotAxis("N", PlotScale.LINEAR, 2, 4).place(2.5)).isEqualTo(0.25);
  }

  @Test
  void refusesWhatCannotBeDrawn() {
    assertThatThrownBy(() -> new PlotAxis("β", PlotScale.LOGARITHMIC, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("β");
    assertThatThrownBy(() -> new PlotAxis("N", PlotScale.LINEAR, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PlotAxis("N", PlotScale.LINEAR, 0, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
