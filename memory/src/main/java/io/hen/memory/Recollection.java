package io.hen.memory;

import io.hen.core.network.Recall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a recall brings back.
 *
 * @param verdict whether it can be trusted
 * @param item the whole item, when one was retrieved
 * @param picture the decoded state, whatever the verdict, where it is wanted and the codec can
 *     decode
 * @param leading the items of the last update and their weights, heaviest first, at most 16
 * @param nearest the nearest-neighbour baseline's answer: the item most similar to the cue
 * @param margin how much more similar to the cue the nearest item is than the second (0 at a tie),
 *     in units of the similarity; infinite with one item
 * @param recall the dynamics: steps, β, energies, certificates, work. Its rows are those of the
 *     memory at the time: one for each item in the order of ids, or, if the cue has a caption, as
 *     many as each item has patterns
 * @param encoding time taken to encode the cue
 * @param settling time taken by the dynamics
 * @param decoding time taken to decode the state
 */
public record Recollection(
    Verdict verdict,
    Optional<StoredItem> item,
    Optional<Picture> picture,
    List<Verdict.Weighted> leading,
    Optional<ItemId> nearest,
    double margin,
    Recall recall,
    Duration encoding,
    Duration settling,
    Duration decoding) {}
