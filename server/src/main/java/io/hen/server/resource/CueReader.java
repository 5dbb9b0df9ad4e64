package io.hen.server.resource;

import io.hen.core.bank.Similarity;
import io.hen.core.network.Dynamics;
import io.hen.core.network.RecallOptions;
import io.hen.memory.Cue;
import io.hen.memory.ItemId;
import io.hen.memory.MissingParts;
import io.hen.memory.Region;
import io.hen.server.api.BetaChoice;
import io.hen.server.api.CuePicture;
import io.hen.server.api.RecallRequest;
import io.hen.server.api.RegionWords;
import io.hen.server.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes cues of requests, within the limits. */
final class CueReader {
  private static final int MOST_STEPS = 10_000;
  private static final int MOST_REGIONS = 64;
  private static final String PICTURE = "the cue's picture";

  private final Service service;

  CueReader(Service service) {
    this.service = service;
  }

  /**
   * What is asked.
   *
   * @param cue a picture, a caption, or both
   * @param hiddenShare which share of the picture is hidden, in [0,1]
   * @param similarity by which items are compared with the cue
   * @param options how the network settles
   * @param decoded whether the decoded state is wanted
   */
  record Question(
      Cue cue, double hiddenShare, Similarity similarity, RecallOptions options, boolean decoded) {}

  /** Reads a request. */
  Question read(RecallRequest request) {
    RecallOptions options = options(request);
    Similarity similarity =
        Choices.of("similarity", request.similarity(), Similarity.class).orElse(Similarity.L2);
    Optional<CuePicture> seen = picture(request);
    Optional<Cue> told =
        request
            .caption()
            .map(text -> Cue.caption(Texts.checked(text, "the caption", service.limits())));
    Cue cue =
        seen.map(CuePicture::cue)
            .map(shown -> told.map(shown::and).orElse(shown))
            .or(() -> told)
            .orElseThrow(() ->
                invalid(
                    "there is nothing to recall with",
                    "give a picture, the number of an item, a caption, or several of these"));
    Cue weighted = request.weights().map(w -> cue.weights(w.picture(), w.caption())).orElse(cue);
    MissingParts missing =
        Choices.of("missing", request.missing(), MissingParts.class).orElse(MissingParts.LEFT_OUT);
    return new Question(
        weighted.missing(missing),
        seen.map(CuePicture::hiddenShare).orElse(0.0),
        similarity,
        options,
        request.decoded().orElse(true));
  }

  private static RecallOptions options(RecallRequest request) {
    RecallOptions standard = RecallOptions.defaults();
    int steps = request.steps().orElse(standard.steps());
    if (steps < 1 || steps > MOST_STEPS) {
      throw new IllegalArgumentException("steps must lie in 1.." + MOST_STEPS + ", not " + steps);
    }
    return standard
        .withBeta(request.beta().map(BetaChoice::beta).orElse(standard.beta()))
        .withSteps(steps)
        .withDamping(request.damping().orElse(standard.damping()))
        .withDynamics(request.clamped().orElse(false) ? Dynamics.CLAMPED : Dynamics.FREE)
        .withStrangerError(request.strangerError().orElse(standard.strangerError()));
  }

  private Optional<CuePicture> picture(RecallRequest request) {
    if (request.picture().isPresent() && request.item().isPresent()) {
      throw invalid("there are a picture and the number of an item", "give one of them");
    }
    Optional<Region> hidden = hidden(request);
    Optional<byte[]> bytes = request.picture().or(() -> request.item().map(this::original));
    if (bytes.isEmpty() && hidden.isPresent()) {
      throw invalid(
          "hidden and mask are about a picture, and there is none", "give a picture as well");
    }
    String name = request.item().map(id -> "the picture of item " + id).orElse(PICTURE);
    return bytes.map(file -> CuePicture.of(service.pictures(), file, name, hidden));
  }

  private byte[] original(long number) {
    ItemId id = new ItemId(number);
    return service
        .memory()
        .get(id)
        .map(stored -> stored.item().bytes())
        .orElseThrow(() -> Params.unknown(id));
  }

  private static Optional<Region> hidden(RecallRequest request) {
    List<String> words = request.hidden().orElse(List.of());
    if (words.size() > MOST_REGIONS) {
      throw invalid(
          "hidden has " + words.size() + " regions",
          "give at most " + MOST_REGIONS + ", or a mask");
    }
    List<Region> regions = new ArrayList<>();
    for (int k = 0; k < words.size(); k++) {
      try {
        regions.add(RegionWords.parse(words.get(k)));
      } catch (IllegalArgumentException e) {
        throw invalid("hidden[" + k + "]: " + e.getMessage(), "correct that region");
      }
    }
    request.mask().map(Region::mask).ifPresent(regions::add);
    return switch (regions.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(regions.getFirst());
      default -> Optional.of(new Region.Union(regions));
    };
  }

  private static ProblemException invalid(String detail, String remedy) {
    return new ProblemException(400, "request.invalid", detail, remedy);
  }
}
