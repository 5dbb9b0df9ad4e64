package io.hen.experiments.reproduce.report;

import io.hen.experiments.reproduce.Block;
import io.hen.experiments.reproduce.Block.Format;
import io.hen.experiments.reproduce.Chapter;
import io.hen.experiments.reproduce.Check;
import io.hen.experiments.reproduce.Expected;
import io.hen.experiments.reproduce.Reproduction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A reproduction with one of everything, and with what goes wrong in reports. */
final class FakeReproduction {
  /** Must be shown, not obeyed. */
  static final String HOSTILE = "<script>alert(\"1\")</script> | *bold* & 'more'\n# \u0000 next";

  /** Longer than any place has room for. */
  static final String LONG = "a red bus on a bridge over a grey river ".repeat(60).strip();

  static final double[] NS = {100, 500, 1000, 2000, 6000};
  static final double[] BETAS = {0.01, 0.1, 1, 10, 100, 150, 1000};

  private FakeReproduction() {}

  static Reproduction rich() {
    return rich(1.0);
  }

  /** The same numbers, measured in another time. */
  static Reproduction rich(double pace) {
    return new Reproduction(
        List.of(table1(pace), figure2(), FakePictures.figure3(), FakePictures.figure1(pace)),
        "6,000 pictures (a random sample of the 15000 pictures in eval.tar)",
        List.of("broken/" + HOSTILE + ".jpg: no picture", "empty.png: no bytes"),
        facts("hen", "0.1.0", "data", "eval.tar, sha256 0123456789abcdef", "pace", "" + pace),
        time(431.4 * pace));
  }

  private static Chapter table1(double pace) {
    List<Check> checks = new ArrayList<>();
    checks.add(check("dvae, N = 6000, 1-SSIM", 0, paper(0.0, 0.005)));
    checks.add(check("dvae, N = 6000, MSE", 0.00002, paper(0.0, 0.001)));
    checks.add(check("vq-f8, N = 6000, 1-SSIM", 0.0234, paper(0.021, 0.005)));
    checks.add(check("vq-f16, N = 6000, 1-SSIM", 0.012, or(0.019, 0.005, atMost(0.05))));
    checks.add(check("pixels, N = 6000, 1-SSIM", 0.71, or(0.836, 0.02, atLeast(0.5))));
    checks.add(check("pixels, N = 6000, MSE", 0.19, paper(0.064, 0.02)));
    checks.add(check("identity, masked", 0.9998, claim(atLeast(0.99))));
    checks.add(check(HOSTILE, Double.NaN, claim(atLeast(0.99))));
    IntStream.range(0, 20)
        .forEach(k -> checks.add(check("kl-f8, N = " + 500 * (k + 1), k / 19.0, Optional.empty())));
    return new Chapter(
        "table1",
        "Table 1: more pictures, the same quality",
        List.of(
            "Each encoder stores N pictures and recalls each of them from its upper half.",
            "1-SSIM and MSE compare what was recalled with what was stored, both decoded."),
        facts("β", "150", "similarity", "L2", "N", "6,000, 8,000, 10,000", "fill", "black"),
        checks,
        List.of(numbers(pace), captions(), large()),
        time(124.2 * pace));
  }

  private static Block.Table numbers(double pace) {
    List<Block.Row> rows = new ArrayList<>();
    for (String encoder : List.of("dvae", "vq-f8", "vq-f16", "pixels")) {
      for (int n : new int[] {6000, 8000}) {
        double identity = encoder.equals("pixels") ? 0.063 : encoder.equals("dvae") ? 1 : 0.99996;
        rows.add(row(encoder, n, identity, 1 - identity, 17.3 * pace, 48L << 20));
      }
    }
    rows.add(row("kl-f8", 6000, Double.NaN, null, null, null));
    return new Block.Table(
        "numbers",
        "Recalled from the upper half",
        List.of(
            new Block.Column("encoder", Format.TEXT),
            new Block.Column("N", Format.COUNT),
            new Block.Column("identity", Format.SHARE),
            new Block.Column("1-SSIM", Format.MEASURE),
            new Block.Column("time", Format.SECONDS),
            new Block.Column("memory", Format.BYTES)),
        rows,
        "kl-f8 was left out: its decoder is too slow.");
  }

  private static Block.Table captions() {
    return new Block.Table(
        "captions",
        "Captions",
        List.of(new Block.Column("caption", Format.TEXT), new Block.Column("n", Format.COUNT)),
        List.of(row(HOSTILE, 1), row(LONG, 2), row("a \"quoted\", comma", 1234567), row(null, 0)),
        "");
  }

  private static Block.Table large() {
    List<Block.Row> rows = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      rows.add(row(k, Math.exp(-k / 4.0), k / 39.0));
    }
    return new Block.Table(
        "steps",
        "Step by step",
        List.of(
            new Block.Column("step", Format.COUNT),
            new Block.Column("MSE", Format.MEASURE),
            new Block.Column("weight", Format.SHARE)),
        rows,
        "");
  }

  private static Chapter figure2() {
    List<Block.Line> mse = new ArrayList<>();
    List<Block.Line> identity = new ArrayList<>();
    String[] names = {"pixels", "dvae", "vq-f8", "vq-f16", "kl-f8", "vq-f8-tokens", "text"};
    for (int e = 0; e < names.length; e++) {
      double middle = Math.pow(10, e - 3.5);
      double floor = Math.pow(10, -1 - e % 3);
      double[] rise = Arrays.stream(BETAS).map(beta -> beta / (beta + middle)).toArray();
      identity.add(new Block.Line(names[e], BETAS, rise));
      mse.add(
          new Block.Line(
              names[e],
              BETAS,
              Arrays.stream(rise).map(share -> floor + (1 - share) * 0.8).toArray()));
    }
    double[] gap = {0.02, Double.NaN, 0.05, 0, 0.3, 0.2, 7};
    mse.add(new Block.Line("with a gap " + HOSTILE, BETAS, gap));
    Block.Axis beta = new Block.Axis("β", Block.Scale.LOGARITHMIC, 0.01, 1000);
    return new Chapter(
        "figure2",
        "Fig. 2: quality over β",
        List.of("The same for every β, with the pictures of Table 1."),
        facts("similarity", "L2", "N", "6,000"),
        List.of(check("the best encoder at β = 150, identity", 0.998, claim(atLeast(0.95)))),
        List.of(
            new Block.Chart(
                "mse",
                "MSE over β",
                beta,
                new Block.Axis("MSE", Block.Scale.LOGARITHMIC, 0.001, 1),
                mse,
                "dvae lies below all others."),
            new Block.Chart(
                "identity",
                "The right picture over β",
                beta,
                new Block.Axis("the right picture", Block.Scale.SHARE, 0, 1),
                identity,
                ""),
            new Block.Chart(
                "size",
                "Time a recall over N",
                new Block.Axis("N", Block.Scale.LINEAR, 0, 6000),
                new Block.Axis("ms", Block.Scale.LINEAR, 0, 4.2),
                List.of(
                    line("pixels", NS, NS, 0.0007),
                    line("dvae", NS, NS, 0.0002),
                    line("vq-f8", NS, NS, 0.0004)),
                "")),
        time(95.1));
  }

  private static Block.Line line(String name, double[] x, double[] y, double factor) {
    return new Block.Line(name, x, Arrays.stream(y).map(value -> value * factor).toArray());
  }

  static Block.Row row(@Nullable Object... values) {
    return new Block.Row(Arrays.asList(values));
  }

  static Check check(String figure, double actual, Optional<Expected> expected) {
    return new Check(figure, actual, expected);
  }

  private static Optional<Expected> paper(double paper, double within) {
    return Optional.of(new Expected(OptionalDouble.of(paper), within, Optional.empty()));
  }

  private static Optional<Expected> or(double paper, double within, Expected.Bound bound) {
    return Optional.of(new Expected(OptionalDouble.of(paper), within, Optional.of(bound)));
  }

  private static Optional<Expected> claim(Expected.Bound bound) {
    return Optional.of(new Expected(OptionalDouble.empty(), 0, Optional.of(bound)));
  }

  private static Expected.Bound atMost(double value) {
    return new Expected.AtMost(value);
  }

  private static Expected.Bound atLeast(double value) {
    return new Expected.AtLeast(value);
  }

  static Map<String, String> facts(String... namesAndValues) {
    Map<String, String> facts = new LinkedHashMap<>();
    for (int k = 0; k < namesAndValues.length; k += 2) {
      facts.put(namesAndValues[k], namesAndValues[k + 1]);
    }
    return facts;
  }

  static Duration time(double seconds) {
    return Duration.ofMillis(Math.round(1000 * seconds));
  }
}
