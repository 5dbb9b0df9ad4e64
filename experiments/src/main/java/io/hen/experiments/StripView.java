package io.hen.experiments;

import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.encoders.Resampler;
import io.hen.experiments.page.Image;
import io.hen.experiments.page.Words;
import io.hen.memory.Picture;
import java.util.List;
import java.util.Locale;

/** Makes films ready for the page. */
final class StripView {
  private static final int CURVE_WIDTH = 200;
  private static final int CURVE_HEIGHT = 80;

  /** Bytes of a file that is put on the page as it is. */
  private static final int LARGEST_EMBEDDED = 20_000;

  /** Pixels on the longer side of a copy. */
  private static final int THUMBNAIL = 160;

  private static final PictureReader READER = new PictureReader(PictureLimits.defaults());

  private StripView() {}

  static ReportView.Reel of(Film.Reel reel) {
    String caption = reel.caption().orElse("");
    String words = caption.isEmpty() ? reel.original().name() : caption;
    return new ReportView.Reel(
        image(reel.original(), "The original: " + words, "original"),
        caption,
        reel.why(),
        reel.films().stream().map(film -> strip(film, reel)).toList());
  }

  private static ReportView.Strip strip(Film film, Film.Reel reel) {
    String name = reel.original().name();
    return new ReportView.Strip(
        film.method().words() + ", " + Words.similarity(film.similarity()),
        film.cue().isEmpty() ? reel.caption().stream().toList() : List.of(),
        film.cue().stream()
            .map(cue ->
                Image.of(cue, "The upper half of " + name + ", the lower half hidden", "cue"))
            .toList(),
        film.frames().stream()
            .map(frame ->
                Image.of(
                    frame.picture(),
                    "The decoded state after " + frame.step() + " steps",
                    "step " + frame.step()))
            .toList(),
        film.given().stream()
            .map(given -> image(given, "The file given back: " + given.name(), "given back"))
            .toList(),
        verdict(film),
        film.outcome().kind().tone(),
        film.energies().length > 2 ? List.of(curve(film.energies())) : List.of());
  }

  private static String verdict(Film film) {
    return switch (film.outcome().kind()) {
      case IDENTITY -> "the right picture (weight " + weight(film.weight()) + ")";
      case WRONG -> "sure of the wrong picture (weight " + weight(film.weight()) + ")";
      case METASTABLE -> "stuck in a mixture (heaviest weight " + weight(film.weight()) + ")";
      case AMBIGUOUS -> "a tie: several pictures fit equally well";
      case UNFAMILIAR -> "nothing like it is stored";
    };
  }

  /**
   * A curve.
   *
   * @param energies at least two
   */
  static ReportView.Curve curve(double[] energies) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double energy : energies) {
      low = Math.min(low, energy);
      high = Math.max(high, energy);
    }
    double range = high > low ? high - low : 1;
    StringBuilder points = new StringBuilder();
    for (int t = 0; t < energies.length; t++) {
      double x = (double) t / (energies.length - 1) * CURVE_WIDTH;
      double y = (high - energies[t]) / range * CURVE_HEIGHT;
      points.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
    }
    return new ReportView.Curve(
        points.toString().strip(),
        energy(energies[0]),
        energy(energies[energies.length - 1]),
        energies.length - 1);
  }

  /** A remembered file: itself where it is small, else a smaller copy to look at. */
  static Image image(Film.Original original, String alt, String label) {
    if (original.bytes().length <= LARGEST_EMBEDDED) {
      return Image.of(original.mediaType(), original.bytes(), alt, label);
    }
    Picture whole = READER.read(original.bytes(), original.name()).picture();
    double shrink = (double) THUMBNAIL / Math.max(whole.width(), whole.height());
    Picture small =
        Resampler.resize(
            whole,
            Math.max(1, (int) Math.round(whole.width() * Math.min(1, shrink))),
            Math.max(1, (int) Math.round(whole.height() * Math.min(1, shrink))));
    return Image.of(small, alt, label);
  }

  private static String weight(double weight) {
    return String.format(Locale.ROOT, "%.3f", weight);
  }

  private static String energy(double energy) {
    return String.format(Locale.ROOT, Math.abs(energy) < 100 ? "%.1f" : "%,.0f", energy);
  }
}
