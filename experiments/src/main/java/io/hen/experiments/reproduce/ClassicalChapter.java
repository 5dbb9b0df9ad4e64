package io.hen.experiments.reproduce;

import io.hen.experiments.classical.CapacityCurve;
import io.hen.experiments.classical.CapacityOptions;
import io.hen.experiments.classical.CapacityPoint;
import io.hen.experiments.classical.CapacityTrial;
import io.hen.experiments.classical.Interaction;
import io.hen.experiments.classical.NetworkKind;
import io.hen.experiments.classical.PatternKind;
import io.hen.experiments.classical.Start;
import io.hen.experiments.page.Words;
import io.hen.experiments.reproduce.Block.Axis;
import io.hen.experiments.reproduce.Block.Chart;
import io.hen.experiments.reproduce.Block.Column;
import io.hen.experiments.reproduce.Block.Format;
import io.hen.experiments.reproduce.Block.Line;
import io.hen.experiments.reproduce.Block.Row;
import io.hen.experiments.reproduce.Block.Scale;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Capacity curves of the classical networks. */
final class ClassicalChapter {
  private final Experiment.Classical experiment;
  private final Study study;

  ClassicalChapter(Experiment.Classical experiment, Study study) {
    this.experiment = experiment;
    this.study = study;
  }

  Draft run() {
    List<Picture> pictures =
        study
            .gallery()
            .pictures()
            .subList(0, Math.min(study.gallery().size(), experiment.pictures()));
    List<CapacityCurve> curves =
        CapacityTrial.run(options(), pictures, Optional.of(study.cells()), study.listener());
    Checks checks = new Checks(experiment, experiment.sizes());
    for (CapacityCurve curve : curves) {
      String of = curve.network().words() + ", " + curve.patterns().words();
      for (Start start : List.of(Start.WHOLE, Start.HALF)) {
        checks.add(of, "largest N, " + start.words(), curve.breaks(start));
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (PatternKind kind : PatternKind.values()) {
      blocks.add(chart(kind, curves));
    }
    blocks.add(limits(curves));
    blocks.add(points(curves));
    return new Draft(checks.all(), blocks);
  }

  private CapacityOptions options() {
    List<NetworkKind> networks = new ArrayList<>();
    networks.add(new NetworkKind.Hopfield1982());
    experiment
        .degrees()
        .forEach(degree -> networks.add(new NetworkKind.Dense(Interaction.polynomial(degree))));
    return CapacityOptions.defaults()
        .withSizes(experiment.sizes())
        .withNetworks(networks)
        .withCues(experiment.sample())
        .withSeed(study.seed());
  }

  private static Chart chart(PatternKind kind, List<CapacityCurve> curves) {
    List<Line> lines = new ArrayList<>();
    double from = Double.POSITIVE_INFINITY;
    double to = 0;
    for (CapacityCurve curve : curves) {
      if (curve.patterns() == kind) {
        double[] sizes = curve.points().stream().mapToDouble(CapacityPoint::stored).toArray();
        from = Math.min(from, sizes[0]);
        to = Math.max(to, sizes[sizes.length - 1]);
        lines.add(
            new Line(
                curve.network().words(),
                sizes,
                curve.points().stream()
                    .mapToDouble(point -> point.recalls(Start.HALF).share())
                    .toArray()));
      }
    }
    return new Chart(
        "capacity-" + Words.lower(kind),
        "Recalled exactly from the upper half: " + kind.words(),
        new Axis("N", Scale.LOGARITHMIC, from, to),
        new Axis("recalled exactly", Scale.SHARE, 0, 1),
        lines,
        "");
  }

  private static Block.Table limits(List<CapacityCurve> curves) {
    List<Row> rows = new ArrayList<>();
    for (CapacityCurve curve : curves) {
      rows.add(
          new Row(
              Arrays.asList(
                  curve.network().words(),
                  curve.patterns().words(),
                  words(curve, Start.WHOLE),
                  words(curve, Start.HALF),
                  words(curve, Start.CLAMPED),
                  theory(curve))));
    }
    return new Block.Table(
        "limits",
        "The largest N at which 95 % are recalled exactly",
        List.of(
            new Column("network", Format.TEXT),
            new Column("patterns", Format.TEXT),
            new Column("from the whole", Format.TEXT),
            new Column("from the upper half", Format.TEXT),
            new Column("the half clamped", Format.TEXT),
            new Column("theory, random patterns", Format.TEXT)),
        rows,
        "≥: it had not broken at the largest N tried. Theory: D/(2 ln D) for the network of 1982"
            + " (McEliece et al. 1987), D^(n-1)/(2(2n-3)!! ln D) for dense memories (Krotov and"
            + " Hopfield 2016), D = 784.");
  }

  private static String words(CapacityCurve curve, Start start) {
    return (curve.holds(start) ? "≥ " : "") + Words.count(curve.breaks(start));
  }

  private static String theory(CapacityCurve curve) {
    OptionalDouble most = curve.theory().most();
    if (curve.patterns() != PatternKind.RANDOM || most.isEmpty()) {
      return "–";
    }
    double value = most.getAsDouble();
    return value < 1e7
        ? Words.count(Math.round(value))
        : String.format(java.util.Locale.ROOT, "%.1e", value);
  }

  private static Block.Table points(List<CapacityCurve> curves) {
    List<Row> rows = new ArrayList<>();
    for (CapacityCurve curve : curves) {
      for (CapacityPoint point : curve.points()) {
        rows.add(
            new Row(
                List.of(
                    curve.network().words(),
                    curve.patterns().words(),
                    point.stored(),
                    point.cues(),
                    point.recalls(Start.WHOLE).share(),
                    point.recalls(Start.HALF).share(),
                    point.recalls(Start.CLAMPED).share(),
                    point.recalls(Start.HALF).overlap(),
                    (double) point.nearest() / point.cues(),
                    point.seconds())));
      }
    }
    return new Block.Table(
        "points",
        "The numbers behind the charts",
        List.of(
            new Column("network", Format.TEXT),
            new Column("patterns", Format.TEXT),
            new Column("N", Format.COUNT),
            new Column("cues", Format.COUNT),
            new Column("fixed points", Format.SHARE),
            new Column("from the upper half", Format.SHARE),
            new Column("the half clamped", Format.SHARE),
            new Column("overlap", Format.MEASURE),
            new Column("nearest neighbour", Format.SHARE),
            new Column("recall", Format.SECONDS)),
        rows,
        "Overlap: mean of (1/D)⟨ξ,σ⟩ of pattern and end state, from the upper half.");
  }
}
