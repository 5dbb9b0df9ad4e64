package io.hen.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/**
 * What to recall with, and how the network is to settle. What is left out has the value that {@code
 * hen recall} takes.
 *
 * @param picture a picture file
 * @param mask a picture in which white is hidden
 * @param item instead of a picture: the number of the item whose original is the cue's picture
 * @param hidden what of the picture is hidden, in the words of {@code hen recall --hidden}
 * @param caption a caption
 * @param weights how much picture and caption count
 * @param missing what stands for a part that is not given: {@code left-out} or {@code zeros}
 * @param similarity {@code l2}, {@code dot} or {@code cosine}
 * @param beta the inverse temperature
 * @param steps the most steps
 * @param damping η in (0,1]
 * @param clamped whether what is seen stays as it is
 * @param strangerError how often a stranger may be taken for familiar, in [0,0.5]
 * @param decoded whether the decoded picture is wanted
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record RecallRequest(
    Optional<byte[]> picture,
    Optional<byte[]> mask,
    Optional<Long> item,
    Optional<List<String>> hidden,
    Optional<String> caption,
    Optional<PartWeights> weights,
    Optional<String> missing,
    Optional<String> similarity,
    Optional<BetaChoice> beta,
    Optional<Integer> steps,
    Optional<Double> damping,
    Optional<Boolean> clamped,
    Optional<Double> strangerError,
    Optional<Boolean> decoded) {

  /** Nothing is given. */
  public static RecallRequest empty() {
    return new RecallRequest(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** This request with the files of other parts of the body. */
  public RecallRequest withFiles(Optional<byte[]> pictureFile, Optional<byte[]> maskFile) {
    return new RecallRequest(
        pictureFile,
        maskFile,
        item,
        hidden,
        caption,
        weights,
        missing,
        similarity,
        beta,
        steps,
        damping,
        clamped,
        strangerError,
        decoded);
  }
}
