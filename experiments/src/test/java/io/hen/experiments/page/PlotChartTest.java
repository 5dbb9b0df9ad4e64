package io.hen.experiments.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlotChartTest {
  private static final PlotAxis X = new PlotAxis("N", PlotScale.LINEAR, 0, 4);
  private static final PlotAxis Y = new PlotAxis("MSE", PlotScale.LOGARITHMIC, 0.01, 1);

  private static PlotChart chart(double... y) {
    double[] x = IntStream.range(0, y.length).asDoubleStream().toArray();
    return PlotChart.of("Chart", X, Y, List.of(new PlotChart.Values("dvae", x, y)));
  }

  @Test
  void cornersOfTheBoxAreTheEndsOfTheAxes() {
    PlotChart.Line line = chart(0.01, 0.1, 0.1, 0.1, 1).lines().getFirst();
    assertThat(line.runs()).containsExactly("0.0,190.0 80.0,95.0 160.0,95.0 240.0,95.0 320.0,0.0");
    assertThat(line.dots().getLast().words()).isEqualTo("dvae, 4: 1");
  }

  @Test
  void whatIsNoNumberPartsTheLine() {
    PlotChart chart = chart(0.1, 0.1, Double.NaN, 0.1);
    assertThat(chart.lines().getFirst().runs()).containsExactly("0.0,95.0 80.0,95.0", "240.0,95.0");
    assertThat(chart.unseen()).isEmpty();
    assertThat(chart.alt()).contains("– at 2").doesNotContain("NaN");
  }

  /** Zero has no place on a logarithmic axis; 5 has one, but not in the box. */
  @Test
  void valuesOutsideTheAxesAreCountedNotHidden() {
    PlotChart chart = chart(0.1, 0, 5, 0.1);
    assertThat(chart.lines().getFirst().dots()).hasSize(2);
    assertThat(chart.lines().getFirst().runs()).hasSize(2);
    assertThat(chart.unseen()).isEqualTo("2 values lie outside the axes");
    assertThat(chart(5).unseen()).isEqualTo("1 value lies outside the axes");
  }

  @Test
  void theAlternativeTextTellsEveryValueOfAShortLineAndTheEndsOfALongOne() {
    assertThat(chart(0.1, 0.25).alt()).isEqualTo("Chart: MSE over N; dvae: 0.100 at 0, 0.250 at 1");
    double[] many = new double[100];
    Arrays.fill(many, 0.5);
    many[50] = 0.75;
    assertThat(chart(many).alt()).endsWith("dvae: 0.500 at 0 … 0.500 at 99");
    assertThat(chart(many).lines().getFirst().dense()).isFalse(); // 5 of them can be seen
  }

  @Test
  void twentyLinesDifferWithoutTheirColours() {
    double[] place = {1};
    List<PlotChart.Values> values =
        Collections.nCopies(20, new PlotChart.Values("line", place, place));
    PlotChart chart = PlotChart.of("Chart", X, Y, values);
    assertThat(chart.lines())
        .extracting(line -> line.look().dash() + line.look().mark())
        .doesNotHaveDuplicates();
  }
}
