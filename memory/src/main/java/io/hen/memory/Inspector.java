package io.hen.memory;

import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Similarity;
import io.hen.core.calibrate.Owners;
import io.hen.core.calibrate.PartCollision;
import io.hen.core.calibrate.SeparationReport;
import io.hen.memory.store.Snapshot;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes a {@link SeparationInspection}. */
final class Inspector {
  private final Lookup lookup;
  private final List<Codec.Part> parts;
  private final HalfCues halves;

  Inspector(Lookup lookup, Codec codec) {
    this.lookup = lookup;
    this.parts = codec.parts();
    this.halves = new HalfCues(lookup, codec);
  }

  SeparationInspection inspect(Networks all, InspectOptions options, Progress.Listener listener) {
    Networks firsts = all.firsts();
    Snapshot snapshot = firsts.snapshot();
    double[] weights = new double[parts.size()];
    for (int part = 0; part < weights.length; part++) {
      double weight =
          CuePlan.isText(parts.get(part)) ? options.captionWeight() : options.pictureWeight();
      weights[part] =
          options.similarity() == Similarity.COSINE ? weight : weight / all.meanSquaredNorm(part);
    }
    PartsBank weighted = firsts.bank().withWeights(weights);
    SeparationReport report =
        SeparationReport.of(
            options.similarity() == Similarity.COSINE ? weighted.unit() : weighted,
            options.similarity(),
            Owners.EACH,
            options.separation(),
            done -> listener.onProgress(new Progress("inspecting", done, snapshot.items())));
    return new SeparationInspection(
        snapshot.items(),
        report.rows().length,
        report.worst().stream()
            .map(pair ->
                new SeparationInspection.Pair(
                    id(snapshot, pair.first()),
                    id(snapshot, pair.second()),
                    pair.squaredDistance()))
            .toList(),
        captions(snapshot),
        report.collisions().stream().flatMap(one -> shared(snapshot, one)).toList(),
        report.beta(),
        report.forgetting(),
        report.capacity(),
        halves.measure(snapshot, firsts.bank(), options.cosineCues(), listener),
        report);
  }

  private List<SeparationInspection.SharedCaption> captions(Snapshot snapshot) {
    Map<String, List<ItemId>> holders = new LinkedHashMap<>();
    for (int row = 0; row < snapshot.size(); row++) {
      ItemId id = id(snapshot, row);
      lookup
          .captions(id)
          .forEach(text -> holders.computeIfAbsent(text, _ -> new ArrayList<>()).add(id));
    }
    return holders.entrySet().stream()
        .filter(entry -> entry.getValue().size() > 1)
        .map(entry -> new SeparationInspection.SharedCaption(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** A blank text stands for no caption, which is not one in common. */
  private Stream<SeparationInspection.SharedPattern> shared(Snapshot snapshot, PartCollision one) {
    Codec.Part part = parts.get(one.part());
    List<ItemId> items =
        IntStream.of(one.rows())
            .mapToObj(row -> id(snapshot, row))
            .filter(id -> !CuePlan.isText(part) || !lookup.captions(id).isEmpty())
            .toList();
    return items.size() > 1
        ? Stream.of(new SeparationInspection.SharedPattern(part.name(), items))
        : Stream.empty();
  }

  private static ItemId id(Snapshot snapshot, int row) {
    return new ItemId(snapshot.id(row));
  }
}
