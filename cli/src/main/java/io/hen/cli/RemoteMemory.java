package io.hen.cli;

import io.hen.core.network.Dynamics;
import io.hen.core.network.RecallOptions;
import io.hen.memory.CollisionPolicy;
import io.hen.memory.Cue;
import io.hen.memory.InspectOptions;
import io.hen.memory.Item;
import io.hen.memory.MissingParts;
import io.hen.memory.Progress;
import io.hen.memory.StoreException;
import io.hen.server.api.BetaChoice;
import io.hen.server.api.Forgotten;
import io.hen.server.api.InspectRequest;
import io.hen.server.api.Inspection;
import io.hen.server.api.ItemDetails;
import io.hen.server.api.ItemPage;
import io.hen.server.api.ItemSummary;
import io.hen.server.api.MemoryInfo;
import io.hen.server.api.PartWeights;
import io.hen.server.api.RecallRequest;
import io.hen.server.api.RecallResult;
import io.hen.server.api.RememberResult;
import io.hen.server.client.HenClient;
import io.hen.server.client.RemoteException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** A memory behind a URL. */
final class RemoteMemory implements OpenMemory {
  /** Multipart headers, captions and metadata take some of a body, too. */
  private static final double SHARE_OF_PICTURES = 0.9;

  private static final int NOT_FOUND = 404;

  /** Most items that a server lists at once. */
  private static final int PAGE = 1000;

  private final HenClient client;
  private final MemoryInfo info;

  /** Asks the server what its memory is. */
  RemoteMemory(HenClient client) {
    this.client = client;
    this.info = client.memory();
  }

  /**
   * Checks that several captions of an item are kept as wished.
   *
   * @throws StoreException {@code store.other-captions} if they are not
   */
  void require(@Nullable CaptionChoice choice) {
    String kept = info.captions();
    if (choice != null && !choice.kept().name().equalsIgnoreCase(kept)) {
      close();
      throw new StoreException(
          "store.other-captions",
          "the memory at " + place() + " was made to recall items by their captions " + kept,
          "leave out --caption-choice");
    }
  }

  @Override
  public String place() {
    return client.server().toString();
  }

  @Override
  public String codec() {
    return info.codec();
  }

  @Override
  public int size() {
    return client.memory().size();
  }

  @Override
  public RememberResult remember(List<Item> items, CollisionPolicy policy) {
    return client.remember(items, policy.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public long mostBytes() {
    return (long) (SHARE_OF_PICTURES * info.limits().bodyBytes());
  }

  @Override
  public Known known() {
    return Known.asking(client::known);
  }

  @Override
  public RecallResult recall(Question question) {
    RecallOptions options = question.options();
    Optional<Cue.PartialPicture> seen = question.picture().flatMap(one -> one.cue().picture());
    Optional<HiddenWords> hidden =
        seen.map(one ->
            question.hiddenShare() > 0 ? HiddenWords.of(one.hidden()) : HiddenWords.nothing());
    return client.recall(
        new RecallRequest(
            seen.map(Cue.PartialPicture::bytes),
            hidden.flatMap(HiddenWords::mask),
            Optional.empty(),
            hidden.map(HiddenWords::words),
            question.caption(),
            question.weights(),
            Optional.of(question.missing() == MissingParts.ZEROS ? "zeros" : "left-out"),
            Optional.of(question.similarity().name().toLowerCase(Locale.ROOT)),
            Optional.of(new BetaChoice(options.beta())),
            Optional.of(options.steps()),
            Optional.of(options.damping()),
            Optional.of(options.dynamics() == Dynamics.CLAMPED),
            Optional.of(options.strangerError()),
            Optional.of(true)));
  }

  @Override
  public ItemPage list(int limit, Optional<String> search) {
    List<ItemSummary> listed = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    while (true) {
      ItemPage page = client.items(Math.min(PAGE, limit - listed.size()), cursor, search);
      listed.addAll(page.items());
      if (!page.more() || listed.size() == limit) {
        return new ItemPage(listed, page.size(), page.more(), page.next());
      }
      cursor = page.next();
    }
  }

  @Override
  public Optional<ItemDetails> item(long id) {
    return there(id, client::item);
  }

  @Override
  public Optional<byte[]> original(long id) {
    return there(id, client::original);
  }

  @Override
  public Optional<byte[]> decoded(long id) {
    return there(id, client::decoded);
  }

  private static <T> Optional<T> there(long id, LongFunction<T> asked) {
    try {
      return Optional.of(asked.apply(id));
    } catch (RemoteException e) {
      if (e.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Forgotten forget(Collection<Long> ids) {
    try {
      return client.forget(ids);
    } catch (RemoteException e) {
      if (e.status() == NOT_FOUND) {
        ids.stream()
            .filter(id -> item(id).isEmpty())
            .findFirst()
            .ifPresent(id -> {
              throw ItemIds.unknown(id, place());
            });
      }
      throw e;
    }
  }

  @Override
  public Inspection inspect(InspectOptions options, Progress.Listener listener) {
    return client.inspect(
        new InspectRequest(
            Optional.of(options.similarity().name().toLowerCase(Locale.ROOT)),
            Optional.of(new PartWeights(options.pictureWeight(), options.captionWeight())),
            Optional.of(options.separation().worst()),
            Optional.empty()),
        listener);
  }

  @Override
  public void close() {
    client.close();
  }
}
