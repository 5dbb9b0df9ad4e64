package io.hen.experiments.reproduce.report;

import io.hen.core.measure.CosineSeparability;
import io.hen.experiments.reproduce.Block;
import io.hen.experiments.reproduce.Chapter;
import io.hen.experiments.scene.Scene;
import io.hen.experiments.scene.Scenes;
import io.hen.experiments.trial.Halves;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.DoubleStream;

/** The chapters of {@link FakeReproduction} with film strips and histograms. */
final class FakePictures {
  private static final List<Block.Strip> STRIPS =
      List.of(
          strip("pixels, unmasked", "stuck in a mixture of 4 pictures", "mixed", 1),
          strip("dvae, masked", "the right picture, weight 1.000", "good", 2),
          strip(
              "vq-f8 " + FakeReproduction.HOSTILE,
              "sure of the wrong picture " + FakeReproduction.LONG,
              "bad",
              3));

  private FakePictures() {}

  static Chapter figure3() {
    List<Block.Histogram> charts = new ArrayList<>();
    Random random = new Random(3);
    double[] centres = {0.9, 0.6, 0.7, 0.4};
    String[] names = {"pixels", "kl-f8", "vq-f8", "dvae " + FakeReproduction.HOSTILE};
    for (int k = 0; k < names.length; k++) {
      double centre = centres[k];
      charts.add(
          new Block.Histogram(
              names[k],
              CosineSeparability.of(
                  cosines(random, centre, 400), cosines(random, centre - 0.1 * (k + 1), 4000))));
    }
    return new Chapter(
        "figure3",
        "Fig. 3: self- against cross-similarity",
        List.of(),
        Map.of(),
        List.of(FakeReproduction.check("pixels, overlap", 0.4123, Optional.empty())),
        List.of(new Block.Histograms("cosines", "Cosines, by encoder", charts, "Own heights.")),
        FakeReproduction.time(12));
  }

  private static DoubleStream cosines(Random random, double centre, int count) {
    return random.doubles(count).map(u -> Math.clamp(centre + 0.05 * Math.log(u / (1 - u)), -1, 1));
  }

  static Chapter figure1(double pace) {
    return new Chapter(
        "figure1",
        "Fig. 1: step by step",
        List.of("The state decoded on the way; hatched is hidden."),
        FakeReproduction.facts("β", "150", "η", "0.05"),
        List.of(),
        List.of(new Block.Strips("strips", "From half a picture", STRIPS, "η is small.")),
        FakeReproduction.time(3.2 * pace));
  }

  private static Block.Strip strip(String label, String verdict, String tone, int seed) {
    List<Scene> scenes = Scenes.generate(6, seed);
    Picture whole = scenes.getFirst().picture();
    List<Block.Frame> frames = new ArrayList<>();
    frames.add(new Block.Frame(whole, "original"));
    frames.add(new Block.Frame(Halves.blanked(whole), "cue"));
    for (int step : new int[] {1, 11, 150}) {
      Picture other = scenes.get(3).picture();
      float share = tone.equals("good") ? (float) Math.exp(-step / 8.0) : 0.5f;
      frames.add(new Block.Frame(mixed(whole, other, share), "step " + step));
    }
    frames.add(
        new Block.Frame(whole, tone.equals("bad") ? FakeReproduction.HOSTILE : "given back"));
    return new Block.Strip(label, verdict, tone, frames);
  }

  private static Picture mixed(Picture one, Picture other, float share) {
    float[] values = one.values().clone();
    for (int k = 0; k < values.length; k++) {
      values[k] += share * (other.values()[k] - values[k]);
    }
    return new Picture(one.width(), one.height(), values);
  }
}
