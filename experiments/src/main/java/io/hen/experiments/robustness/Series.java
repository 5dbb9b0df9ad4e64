package io.hen.experiments.robustness;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * One kind of damage at several strengths.
 *
 * @param name of the kind
 * @param axis what the labels are
 * @param settings from weak to strong
 * @param strangers whether pictures that were never stored are shown too
 */
public record Series(String name, String axis, List<Setting> settings, boolean strangers) {

  /**
   * One strength.
   *
   * @param label the strength in words
   * @param damage what is done to the picture
   * @param everyCue whether every picture is tried, however few cues are asked for
   */
  public record Setting(String label, Damage damage, boolean everyCue) {}

  private static final double[] HIDDEN = {0.1, 0.25, 0.5, 0.75, 0.9, 0.95};

  /** What the lower half hidden is called, on which strangers are told from the stored. */
  static final String HALF = "50 %";

  /** The name of the series that hides from below. */
  static final String BELOW = "hidden from below";

  /** The whole suite. */
  public static List<Series> all() {
    List<Series> all = new ArrayList<>();
    List<Setting> below = new ArrayList<>(List.of(new Setting("0 %", new Damage.None(), false)));
    below.addAll(hidden(Occlusion.BELOW).settings);
    all.add(new Series(BELOW, "of the picture hidden", below, true));
    all.add(
        new Series(
            "one half hidden",
            "which half",
            List.of(
                half("upper", Occlusion.ABOVE),
                half("lower", Occlusion.BELOW),
                half("left", Occlusion.LEFT),
                half("right", Occlusion.RIGHT)),
            false));
    all.add(hidden(Occlusion.BLOCKS));
    all.add(hidden(Occlusion.PIXELS));
    all.add(hidden(Occlusion.BORDER));
    all.add(
        of("Gaussian noise", "standard deviation (colours in 0 to 1)", Damage.Noise::new)
            .at(0.02, 0.05, 0.1, 0.2));
    all.add(of("JPEG", "quality", Damage.Jpeg::new).at(0.9, 0.5, 0.2, 0.1));
    all.add(of("blur", "standard deviation in pixels", Damage.Blur::new).at(0.5, 1, 1.5, 2));
    all.add(of("brightness", "added", Damage.Brightness::new).at(-0.2, -0.1, 0.1, 0.2));
    all.add(of("contrast", "times", Damage.Contrast::new).at(0.5, 0.8, 1.25, 2));
    all.add(of("shift", "pixels, right and down", n -> new Damage.Shift((int) n)).at(1, 2, 3, 4));
    all.add(of("rotation", "degrees", Damage.Rotation::new).at(1, 2, 3.5, 5));
    all.add(
        of("lower half hidden, and noise", "standard deviation", s -> halfAnd(new Damage.Noise(s)))
            .at(0.02, 0.05, 0.1));
    all.add(
        of("lower half hidden, and JPEG", "quality", q -> halfAnd(new Damage.Jpeg(q)))
            .at(0.5, 0.2, 0.1));
    return all;
  }

  private record Kind(String name, String axis, DoubleFunction<Damage> damage) {
    Series at(double... strengths) {
      List<Setting> settings = new ArrayList<>();
      for (double strength : strengths) {
        settings.add(new Setting(number(strength), damage.apply(strength), false));
      }
      return new Series(name, axis, settings, false);
    }
  }

  private static Kind of(String name, String axis, DoubleFunction<Damage> damage) {
    return new Kind(name, axis, damage);
  }

  private static Series hidden(Occlusion occlusion) {
    List<Setting> settings = new ArrayList<>();
    for (double share : HIDDEN) {
      String label = Math.round(100 * share) + " %";
      boolean every = occlusion == Occlusion.BELOW && label.equals(HALF);
      settings.add(new Setting(label, new Damage.Hide(occlusion, share), every));
    }
    String name =
        switch (occlusion) {
          case BLOCKS -> "random blocks hidden";
          case PIXELS -> "random pixels hidden";
          case BORDER -> "border hidden";
          default -> BELOW;
        };
    return new Series(name, "of the picture hidden", settings, true);
  }

  private static Setting half(String label, Occlusion occlusion) {
    return new Setting(label, new Damage.Hide(occlusion, 0.5), false);
  }

  private static Damage halfAnd(Damage other) {
    return new Damage.Both(List.of(other, new Damage.Hide(Occlusion.BELOW, 0.5)));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Long.toString((long) value)
        : String.format(Locale.ROOT, "%s", value);
  }
}
