package io.hen.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

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
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<byte[]> picture) {}
