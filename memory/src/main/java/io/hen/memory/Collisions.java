package io.hen.memory;

import io.hen.core.bank.Pattern;
import io.hen.memory.store.ItemStore;
import io.hen.memory.store.PartShape;
import io.hen.memory.store.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds what the items of a batch collide with: stored items, and earlier ones of the batch.
 *
 * <p>Costs for each item and caption one look-up in an index; for each pattern of a token part one
 * reading of that part of the bank; for each pattern of a part of numbers one reading of sketches
 * of 64 bytes a row (see {@link DenseNeighbours}), which take one reading of the bank to make when
 * the first batch comes. Exact keys are compared by their captions alone.
 *
 * <p>One thread at a time uses it.
 */
final class Collisions {
  private final ItemStore store;
  private final Captions captions;
  private final List<Codec.Part> parts;
  private final List<Optional<PatternCollisions>> compared;

  Collisions(ItemStore store, Captions captions, Codec codec, List<PartShape> shapes) {
    this.store = store;
    this.captions = captions;
    this.parts = codec.parts();
    this.compared =
        IntStream.range(0, shapes.size())
            .mapToObj(part ->
                parts.get(part).exactKey()
                    ? Optional.<PatternCollisions>empty()
                    : Optional.of(new PatternCollisions(shapes.get(part), part)))
            .toList();
  }

  /** All collisions of a batch, by item, kind, and other item. */
  List<Found> of(List<Item> batch, List<List<Pattern.Parts>> patterns) {
    Snapshot now = store.snapshot();
    List<Found> found = new ArrayList<>(ofCaptions(batch));
    for (int part = 0; part < parts.size(); part++) {
      if (compared.get(part).isPresent()) {
        List<List<Pattern>> fresh = patterns(batch, patterns, part);
        for (Found one : compared.get(part).get().find(now, fresh)) {
          if (CuePlan.isText(parts.get(part))) {
            found.add(one);
          } else {
            found.add(withBytes(batch, one));
          }
        }
      }
    }
    return distinct(found);
  }

  /** The different patterns of each item in a part; none where it stands for a missing caption. */
  private List<List<Pattern>> patterns(
      List<Item> batch, List<List<Pattern.Parts>> patterns, int part) {
    boolean text = CuePlan.isText(parts.get(part));
    return IntStream.range(0, batch.size())
        .mapToObj(k ->
            text && batch.get(k).captions().isEmpty()
                ? List.<Pattern>of()
                : patterns.get(k).stream().map(p -> p.parts().get(part)).distinct().toList())
        .toList();
  }

  private List<Found> ofCaptions(List<Item> batch) {
    List<Found> found = new ArrayList<>();
    Map<String, List<Integer>> earlier = new HashMap<>();
    for (int k = 0; k < batch.size(); k++) {
      Set<String> texts = new HashSet<>(batch.get(k).captions());
      texts.addAll(captions.texts(batch.get(k).captions()));
      for (String caption : texts) {
        int item = k;
        store.captioned(caption).forEach(id -> found.add(caption(item, false, id)));
        List<Integer> same = earlier.computeIfAbsent(caption, _ -> new ArrayList<>());
        same.forEach(other -> found.add(caption(item, true, other)));
        same.add(k);
      }
    }
    return found;
  }

  private static Found caption(int item, boolean fresh, long other) {
    return new Found(Collision.Kind.CAPTION, Codec.Part.TEXT, item, fresh, other, 1);
  }

  /** Equal pictures may be equal files; those that are not equal cannot. */
  private Found withBytes(List<Item> batch, Found found) {
    if (found.kind() != Collision.Kind.PATTERN) {
      return found;
    }
    Optional<byte[]> other =
        found.fresh()
            ? Optional.of(batch.get((int) found.other()).bytes())
            : store.get(found.other()).map(row -> row.content().bytes());
    boolean same = other.isPresent() && Arrays.equals(batch.get(found.item()).bytes(), other.get());
    return same
        ? new Found(
            Collision.Kind.BYTES, found.part(), found.item(), found.fresh(), found.other(), 1)
        : found;
  }

  /** One for each pair of items and part, the strongest kind. */
  private static List<Found> distinct(List<Found> found) {
    record Pair(int item, boolean fresh, long other, String part) {}
    return found.stream()
        .sorted(Found.ORDER)
        .collect(
            Collectors.toMap(
                one -> new Pair(one.item(), one.fresh(), one.other(), one.part()),
                one -> one,
                (first, _) -> first,
                java.util.LinkedHashMap::new))
        .values()
        .stream()
        .toList();
  }
}
