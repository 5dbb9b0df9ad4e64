package io.hen.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.RecallListener;
import io.hen.memory.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Where a recall is: the data of the event {@code step}.
 *
 * @param step how many steps were made; 0 before the first
 * @param energy of the state
 * @param leading the weights of the update that is made from here, heaviest first; at most 16
 * @param picture the decoded state, a PNG, if it is wanted
 */
public record RecallStep(
    int step,
    Optional<Double> energy,
    List<WeightedItem> leading,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<byte[]> picture) {

  /** Describes a moment of a recall. */
  public static RecallStep of(
      AssociativeMemory memory, RecallListener.Moment moment, Optional<byte[]> picture) {
    List<Verdict.Weighted> leading = moment.leading();
    Named named = new Named(memory, leading.stream().map(Verdict.Weighted::item).toList());
    OptionalDouble energy = moment.energy();
    return new RecallStep(
        moment.step(),
        energy.isPresent() ? Optional.of(energy.getAsDouble()) : Optional.empty(),
        named.weighted(leading),
        picture);
  }
}
