package io.hen.cli;

import io.hen.encoders.PictureWriter;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.CollisionPolicy;
import io.hen.memory.InspectOptions;
import io.hen.memory.Item;
import io.hen.memory.ItemId;
import io.hen.memory.Progress;
import io.hen.memory.Recollection;
import io.hen.memory.RememberOptions;
import io.hen.server.api.Forgotten;
import io.hen.server.api.Inspection;
import io.hen.server.api.ItemDetails;
import io.hen.server.api.ItemPage;
import io.hen.server.api.ItemSummary;
import io.hen.server.api.RecallResult;
import io.hen.server.api.RememberResult;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A memory in a folder of this machine.
 *
 * @param memory closed with this
 */
record LocalMemory(AssociativeMemory memory) implements OpenMemory {
  @Override
  public String place() {
    return memory.directory().toString();
  }

  @Override
  public String codec() {
    return memory.codec().id().toString();
  }

  @Override
  public int size() {
    return memory.size();
  }

  @Override
  public RememberResult remember(List<Item> items, CollisionPolicy policy) {
    return RememberResult.of(
        memory, memory.remember(items, RememberOptions.defaults().withPolicy(policy)));
  }

  @Override
  public long mostBytes() {
    return Long.MAX_VALUE;
  }

  @Override
  public Known known() {
    return Known.of(memory);
  }

  @Override
  public RecallResult recall(Question question) {
    Recollection recollection =
        memory.recall(question.cue(), question.similarity(), question.options());
    return RecallResult.of(
        memory,
        recollection,
        question.hiddenShare(),
        recollection.picture().map(PictureWriter::png));
  }

  @Override
  public ItemPage list(int limit, Optional<String> search) {
    int most = Math.min(limit, Integer.MAX_VALUE - 1) + 1;
    List<ItemSummary> found =
        memory.entries(0, most, search).stream().map(ItemSummary::of).toList();
    boolean more = found.size() > limit;
    List<ItemSummary> listed = more ? found.subList(0, limit) : found;
    return new ItemPage(
        listed,
        memory.size(),
        more,
        more ? Optional.of(Long.toString(listed.getLast().id())) : Optional.empty());
  }

  @Override
  public Optional<ItemDetails> item(long id) {
    return memory.entry(new ItemId(id)).map(entry -> ItemDetails.of(memory, entry));
  }

  @Override
  public Optional<byte[]> original(long id) {
    return memory.get(new ItemId(id)).map(stored -> stored.item().bytes());
  }

  @Override
  public Optional<byte[]> decoded(long id) {
    return memory.decode(new ItemId(id)).map(PictureWriter::png);
  }

  @Override
  public Forgotten forget(Collection<Long> ids) {
    List<ItemSummary> items =
        ids.stream()
            .map(id ->
                memory
                    .entry(new ItemId(id))
                    .map(ItemSummary::of)
                    .orElseThrow(() -> ItemIds.unknown(id, place())))
            .toList();
    memory.forget(ids.stream().map(ItemId::new).toList());
    return new Forgotten(items, memory.size());
  }

  @Override
  public Inspection inspect(InspectOptions options, Progress.Listener listener) {
    return Inspection.of(memory, memory.inspect(options, listener));
  }

  @Override
  public void close() {
    memory.close();
  }
}
