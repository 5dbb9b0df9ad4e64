package io.hen.experiments.compare;

import io.hen.core.measure.CosineSeparability;
import io.hen.experiments.trial.CueKind;
import io.hen.memory.Picture;
import java.util.List;

/**
 * What was found of one encoder.
 *
 * @param name the codec's name
 * @param id the codec's whole identity
 * @param layout what its patterns are, in words
 * @param pictures how many were stored
 * @param cells the table's
 * @param overlaps one for each kind of cue
 * @param strips one for each picture looked at
 * @param encoding seconds that encoding took, of the stored pictures and of the cues
 */
public record EncoderFindings(
    String name,
    String id,
    String layout,
    int pictures,
    List<Cell> cells,
    List<Overlap> overlaps,
    List<Strip> strips,
    double encoding) {

  /**
   * The paper's Fig. 3: cosines between cues and memories.
   *
   * @param kind of the cues; of masked ones the observed coordinates count
   * @param cues how many
   */
  public record Overlap(CueKind kind, int cues, CosineSeparability separability) {}

  /**
   * One picture and what its recalls decode to.
   *
   * @param name of the picture
   * @param whole the picture
   * @param frames one for each kind of cue that is shown
   */
  public record Strip(String name, Picture whole, List<StripFrame> frames) {}
}
