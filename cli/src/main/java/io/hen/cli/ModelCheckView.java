package io.hen.cli;

import io.hen.cli.output.Words;
import io.hen.encoders.library.CheckedModel;
import io.hen.memory.HenException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How a model is.
 *
 * @param healthy whether it works
 * @param kind picture or text, of a model that works
 * @param latent what it encodes as, in words
 * @param files digest by file
 * @param figures what was measured: psnr in dB, or cosines of like and unlike sentences
 * @param problem what is wrong
 * @param remedy what to do about it
 */
record ModelCheckView(
    String name,
    boolean healthy,
    Optional<String> version,
    Optional<String> kind,
    Optional<String> latent,
    Map<String, String> files,
    Map<String, Double> figures,
    Optional<String> problem,
    Optional<String> remedy) {

  static ModelCheckView of(CheckedModel model) {
    return switch (model) {
      case CheckedModel.Pictures pictures ->
          healthy(
              pictures,
              "picture",
              pictures.size() + "x" + pictures.size() + " pixels as " + pictures.latent(),
              Map.of("psnr", pictures.psnr()));
      case CheckedModel.Texts texts ->
          healthy(
              texts,
              "text",
              texts.latent(),
              Map.of("nearness", texts.nearness(), "farness", texts.farness()));
    };
  }

  static ModelCheckView of(String name, HenException failure) {
    return new ModelCheckView(
        name,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.of(String.valueOf(failure.getMessage())),
        Optional.of(failure.remedy()));
  }

  private static ModelCheckView healthy(
      CheckedModel model, String kind, String latent, Map<String, Double> figures) {
    return new ModelCheckView(
        model.name(),
        true,
        Optional.of(model.version()),
        Optional.of(kind),
        Optional.of(latent),
        model.files(),
        figures,
        Optional.empty(),
        Optional.empty());
  }

  /** One line. */
  String words() {
    if (!healthy) {
      return "BROKEN " + name + ": " + problem.orElse("");
    }
    return name
        + " "
        + Words.line(version.orElse(""))
        + ": "
        + latent.orElse("")
        + "; "
        + Words.count(files.size(), "file", "files")
        + " as the card says; "
        + figure();
  }

  private String figure() {
    Double psnr = figures.get("psnr");
    return psnr != null
        ? String.format(Locale.ROOT, "a drawn picture comes back with %.1f dB", psnr)
        : String.format(
            Locale.ROOT,
            "cosine of like sentences %.2f, of unlike ones %.2f",
            figures.get("nearness"),
            figures.get("farness"));
  }
}
