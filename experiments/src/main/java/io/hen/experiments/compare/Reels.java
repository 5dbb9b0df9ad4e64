package io.hen.experiments.compare;

import io.hen.experiments.page.Image;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.Halves;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pictures to look at: what every encoder made of the same half. */
final class Reels {
  private Reels() {}

  /** One reel for each picture that was looked at with the first encoder. */
  static List<CompareView.Reel> of(List<EncoderFindings> encoders) {
    return encoders.getFirst().strips().stream().map(strip -> reel(strip, encoders)).toList();
  }

  private static CompareView.Reel reel(
      EncoderFindings.Strip first, List<EncoderFindings> encoders) {
    Map<CueKind, List<CompareView.Frame>> frames = new LinkedHashMap<>();
    for (EncoderFindings encoder : encoders) {
      for (EncoderFindings.Strip strip : encoder.strips()) {
        if (strip.name().equals(first.name())) {
          strip
              .frames()
              .forEach(frame ->
                  frames
                      .computeIfAbsent(frame.kind(), _ -> new ArrayList<>())
                      .add(frame(encoder.name(), frame)));
        }
      }
    }
    Picture whole = first.whole();
    return new CompareView.Reel(
        Image.of(whole, "The original " + first.name(), "original"),
        Image.of(Halves.blanked(whole), "Its upper half, the lower half hidden", "cue"),
        frames.entrySet().stream()
            .map(entry -> new CompareView.Strip(entry.getKey().words(), entry.getValue()))
            .toList());
  }

  private static CompareView.Frame frame(String encoder, StripFrame frame) {
    return new CompareView.Frame(
        Image.of(
            frame.decoded(),
            encoder + ", " + frame.kind().words() + ": " + frame.outcome().words(),
            encoder + ": " + frame.outcome().words()),
        frame.outcome().tone());
  }
}
