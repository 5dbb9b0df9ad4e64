package io.hen.cli;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import io.hen.memory.Cue;
import io.hen.memory.MissingParts;
import io.hen.server.api.CuePicture;
import io.hen.server.api.PartWeights;
import java.util.Optional;

/**
 * What is asked of a memory: a picture, a caption, or both.
 *
 * @param picture with what of it is hidden
 * @param caption in the user's words
 * @param weights how much they count, if that is not the standard
 * @param missing what stands for a part that is not given
 * @param similarity by which memories are compared with the cue
 * @param options how the network settles
 */
record Question(
    Optional<CuePicture> picture,
    Optional<String> caption,
    Optional<PartWeights> weights,
    MissingParts missing,
    Similarity similarity,
    RecallOptions options) {

  /** As the library takes it. */
  Cue cue() {
    Optional<Cue> told = caption.map(Cue::caption);
    return picture
        .map(CuePicture::cue)
        .map(pictured -> told.map(pictured::and).orElse(pictured))
        .or(() -> told)
        .map(whole -> weights.map(w -> whole.weights(w.picture(), w.caption())).orElse(whole))
        .map(whole -> whole.missing(missing))
        .orElseThrow();
  }

  /** Which share of the picture's pixels is hidden, in [0,1]. */
  double hiddenShare() {
    return picture.map(CuePicture::hiddenShare).orElse(0.0);
  }
}
