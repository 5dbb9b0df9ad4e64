package io.hen.memory;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import io.hen.memory.store.ItemStore;
import io.hen.memory.store.PartShape;
import io.hen.memory.store.Snapshot;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A durable associative memory in a directory: stores whole things and gives them back from a part.
 *
 * <pre>{@code
 * try (var memory = AssociativeMemory.open(directory)) {
 *   ItemId id = memory.remember(Item.picture(bytes).caption("a red bus on a bridge"));
 *   Recollection seen = memory.recall(Cue.picture(half).hidden(Region.lowerHalf()));
 *   Recollection told = memory.recall(Cue.caption("a red bus on a bridge"));
 * }
 * }</pre>
 *
 * <p><b>Durability.</b> What {@link #remember} has returned for survives the death of the process
 * and of the machine at any moment. A call either stores a whole batch or nothing of it.
 *
 * <p><b>Threads and processes.</b> All methods are safe for any number of threads. Readers never
 * wait for a writer: each call works on the newest state that was complete when it began. One
 * process at a time can have a memory open for writing, others can have it open read-only.
 *
 * <p>Methods throw {@link StoreException} where the directory cannot be used, {@link
 * InputException} where what they were given cannot be encoded, and {@link IllegalStateException}
 * after {@link #close}.
 */
public final class AssociativeMemory implements AutoCloseable, Iterable<StoredItem> {
  private final Path directory;
  private final ItemStore store;
  private final Codec codec;
  private final List<PartShape> shapes;
  private final Lookup lookup;
  private final Ingest ingest;
  private final Recaller recaller;
  private final Inspector inspector;

  /** Held shared by every call and exclusively by {@link #close}, which so waits for them. */
  private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

  /** Empty until the first call that needs them. */
  private final AtomicReference<@Nullable Networks> networks = new AtomicReference<>();

  /** Held while the store changes, until recalls see it. */
  private final ReentrantLock changing = new ReentrantLock();

  /** What recalls work on while the state after it is not ready for them; else null. */
  private volatile @Nullable Snapshot ready;

  private boolean closed;

  private AssociativeMemory(Path directory, ItemStore store, Codec codec, Captions captions) {
    this.directory = directory;
    this.store = store;
    this.codec = codec;
    this.shapes = Stored.identity(codec, captions).parts();
    this.lookup = new Lookup(store, captions);
    this.ingest =
        new Ingest(
            store,
            codec,
            captions,
            new Collisions(store, captions, codec, shapes),
            work -> changing(work));
    this.recaller = new Recaller(codec, lookup);
    this.inspector = new Inspector(lookup, codec);
  }

  /** Opens a memory for reading and writing with its own codec, making it if it is not there. */
  public static AssociativeMemory open(Path directory) {
    return open(directory, MemoryOptions.defaults());
  }

  /**
   * Opens a memory.
   *
   * @throws StoreException {@code store.locked} if it is open for writing elsewhere, {@code
   *     store.not-writable}, {@code store.missing} (read-only), {@code store.other-codec}, {@code
   *     store.corrupt}, {@code store.newer} and others
   * @throws ModelException if its codec is not on the class path or cannot be loaded
   */
  public static AssociativeMemory open(Path directory, MemoryOptions options) {
    return open(directory, options, new CodecChoice(directory, options, null));
  }

  /**
   * Opens a memory with a codec of the caller's own, which is closed with the memory, and also when
   * opening fails.
   */
  public static AssociativeMemory open(Path directory, MemoryOptions options, Codec codec) {
    return open(directory, options, new CodecChoice(directory, options, codec));
  }

  private static AssociativeMemory open(Path directory, MemoryOptions options, CodecChoice choice) {
    @Nullable ItemStore store = null;
    WarmStart.begin(directory);
    try {
      store = Stored.call(() -> ItemStore.open(directory, options.readOnly(), choice::identity));
      return new AssociativeMemory(directory, store, choice.codec(), choice.captions());
    } catch (RuntimeException | Error e) {
      if (store != null) {
        store.close();
      }
      choice.abandon(e);
      throw e;
    }
  }

  /** Looks at a memory's directory: checks the database whole, and writes nothing. */
  public static StoreHealth check(Path directory) {
    return StoreHealth.of(directory);
  }

  /**
   * Stores one item; it is durable when this returns. What it collides with is not looked for; a
   * cue that fits several items ends as {@link Verdict.Ambiguous}.
   */
  public ItemId remember(Item item) {
    return remember(List.of(item), Progress.Listener.SILENT).getFirst();
  }

  /**
   * Stores items in batches of 64, each of which is durable before the next begins. What they
   * collide with is not looked for; {@link #remember(List, RememberOptions)} does that.
   *
   * <p>When a batch fails, or the thread is interrupted between two, the earlier ones stay stored;
   * the listener was told how many items that is.
   *
   * @param listener told after each batch how many items are stored
   * @return the ids of all, in order
   * @throws InputException if an item cannot be encoded; the message says among which items it is
   * @throws CancellationException if the thread was interrupted; its interrupt status stays set
   */
  public List<ItemId> remember(List<Item> items, Progress.Listener listener) {
    RememberOptions options = RememberOptions.defaults().withListener(listener);
    return using(() -> ingest.remember(items, options, false)).stream()
        .map(Remembered::id)
        .toList();
  }

  /**
   * As {@link #remember(List, Progress.Listener)}, in batches as the options say, and says what
   * each item collides with: which stored items, or earlier ones of the call, have one of its
   * captions, its bytes, or equal or nearly equal patterns, so that a cue may fit both.
   *
   * @throws InputException also {@code input.collision}, if the policy is {@link
   *     CollisionPolicy#REJECT} and an item collides; nothing of its batch is stored then
   */
  public List<Remembered> remember(List<Item> items, RememberOptions options) {
    return using(() -> ingest.remember(items, options, true));
  }

  /** {@link #recall(Cue, Similarity, RecallOptions)} by squared distances, as the paper does it. */
  public Recollection recall(Cue cue) {
    return recall(cue, Similarity.L2, RecallOptions.defaults());
  }

  /**
   * Recalls what belongs to a cue.
   *
   * <p>A cue that shows nothing but exact keys ({@link Codec.Part#exactKey}, such as the digest of
   * a caption) of which none is stored is {@link Verdict.Unfamiliar}, however near another key may
   * be. So is every cue for an empty memory. The item of a {@link Verdict.Retrieved} is absent only
   * if it was forgotten while the recall ran.
   *
   * @throws InputException if the cue cannot be encoded
   * @throws IllegalArgumentException if all that the cue shows has weight 0
   */
  public Recollection recall(Cue cue, Similarity similarity, RecallOptions options) {
    return using(() ->
        recaller.recall(newestNetworks(), cue, similarity, options, RecallListener.SILENT, true));
  }

  /**
   * As {@link #recall(Cue, Similarity, RecallOptions)}, watched: the same result, and a listener
   * that is told of every step.
   */
  public Recollection recall(
      Cue cue, Similarity similarity, RecallOptions options, RecallListener listener) {
    return recall(cue, similarity, options, listener, true);
  }

  /**
   * As the other.
   *
   * @param decoded whether the {@link Recollection#picture} is wanted; decoding it may take longer
   *     than all the rest
   */
  public Recollection recall(
      Cue cue,
      Similarity similarity,
      RecallOptions options,
      RecallListener listener,
      boolean decoded) {
    return using(
        () -> recaller.recall(newestNetworks(), cue, similarity, options, listener, decoded));
  }

  /** What the stored pattern of an item decodes to, if the item is there and the codec can. */
  public Optional<Picture> decode(ItemId id) {
    return using(() -> recaller.decode(newestNetworks(), id));
  }

  /**
   * Examines how far apart the items lie, and which of them a cue cannot tell apart. Costs one
   * reading of the bank for each item, or for a sample of a large memory.
   *
   * @param listener told now and then how many items were examined, from any thread
   * @throws CancellationException if the thread is interrupted; its interrupt status stays set
   */
  public SeparationInspection inspect(InspectOptions options, Progress.Listener listener) {
    return using(() -> inspector.inspect(newestNetworks(), options, listener));
  }

  /** The item of this id, if it is stored. */
  public Optional<StoredItem> get(ItemId id) {
    return using(() -> lookup.item(id));
  }

  /** What is known of an item without reading its file, if it is stored. */
  public Optional<ItemEntry> entry(ItemId id) {
    return entries(List.of(id)).stream().findFirst();
  }

  /** Those of the items that are stored, ascending by id, without reading their files. */
  public List<ItemEntry> entries(Collection<ItemId> ids) {
    return using(() -> lookup.entries(ids));
  }

  /**
   * A page of the items, ascending by id, without reading their files. Each page is read from what
   * is stored then.
   *
   * @param after the number of the item that they come after; 0 for the first page
   * @param limit the most items of the page, ≥ 0
   * @param search a text that they must mention, see {@link ItemEntry#mentions}; looking for it
   *     reads the entries of all items up to the last one found
   */
  public List<ItemEntry> entries(long after, int limit, Optional<String> search) {
    return using(() -> lookup.entries(after, limit, search));
  }

  /** Forgets an item; its number is never given again. Whether it was there. */
  public boolean forget(ItemId id) {
    return forget(List.of(id)) > 0;
  }

  /**
   * Forgets items, all in one transaction; those that are not there are passed over.
   *
   * @return how many were forgotten
   */
  public int forget(Collection<ItemId> ids) {
    return using(() -> changing(() -> store.forget(ids.stream().map(ItemId::number).toList())));
  }

  /** All ids, ascending. */
  public List<ItemId> ids() {
    return using(() -> {
      Snapshot now = store.listing();
      return IntStream.range(0, now.size())
          .mapToLong(now::id)
          .distinct()
          .mapToObj(ItemId::new)
          .toList();
    });
  }

  /**
   * All items that are stored now, in the order of their ids, read one by one; those that are
   * forgotten meanwhile are left out.
   */
  @Override
  public Iterator<StoredItem> iterator() {
    return new StoredItems(using(store::listing), this::get);
  }

  /** Ids of the items of which one caption is exactly this, ascending. */
  public List<ItemId> captioned(String caption) {
    return using(() -> Lookup.ids(store.captioned(caption)));
  }

  /**
   * The items that are linked with this one ({@link CollisionPolicy#LINK}), itself among them,
   * ascending; none if it is linked with no other. Forgetting an item takes it out of its set.
   */
  public List<ItemId> linked(ItemId id) {
    return using(() -> lookup.linked(id));
  }

  /** How many items are stored. */
  public int size() {
    return using(() -> store.listing().items());
  }

  /** What items with several captions are recalled by. */
  public Captions captions() {
    return lookup.captions();
  }

  /** The codec that fills this memory. */
  public Codec codec() {
    return codec;
  }

  /** Where this memory is. */
  public Path directory() {
    return directory;
  }

  /**
   * Waits for the calls that are under way, writes the derived files that are due, and closes the
   * codec. Closing again does nothing.
   *
   * @throws IllegalStateException from within a call, for example from a progress listener
   */
  @Override
  public void close() {
    if (use.getReadHoldCount() > 0) {
      throw new IllegalStateException("a memory cannot be closed from within one of its calls");
    }
    use.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        try (Codec last = codec) {
          Stored.call(() -> {
            store.close();
            return last;
          });
        }
      }
    } finally {
      use.writeLock().unlock();
    }
  }

  private <T> T using(Supplier<T> work) {
    use.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException("the memory in " + directory + " is closed");
      }
      return Stored.call(work);
    } finally {
      use.readLock().unlock();
    }
  }

  /**
   * Changes the store. Recalls work on the state before it until what they would measure of the new
   * one has been measured, so that who changes the memory pays for that and not the next recall.
   */
  private <T> T changing(Supplier<T> change) {
    changing.lock();
    try {
      Networks asked = networks.get();
      if (asked == null || !asked.asked()) {
        return change.get();
      }
      newestNetworks();
      ready = store.snapshot();
      T result = change.get();
      // A thread that measures may help with another change meanwhile.
      Networks known = newestNetworks();
      while (!known.snapshot().equals(store.snapshot())) {
        Networks next = new Networks(store.snapshot(), known);
        next.measure();
        networks.compareAndSet(known, next);
        known = newestNetworks();
      }
      return result;
    } finally {
      ready = null;
      changing.unlock();
    }
  }

  private Networks newestNetworks() {
    while (true) {
      Networks known = networks.get();
      Snapshot stored = store.snapshot();
      Snapshot before = ready;
      if (known != null && known.snapshot().equals(stored)) {
        return known;
      }
      Snapshot newest = before != null ? before : stored;
      if (known != null && known.snapshot().equals(newest)) {
        return known;
      }
      Networks next = known == null ? new Networks(newest, shapes) : new Networks(newest, known);
      if (networks.compareAndSet(known, next)) {
        return next;
      }
    }
  }
}
