package io.hen.encoders;

import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.Item;
import io.hen.memory.Progress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Encodes any number of items with bounded memory: items are taken from an iterator when there is
 * room, encoded batch by batch by several threads, and given out in their order. At most {@code
 * workers + 1} batches are held at one time, encoded or not.
 *
 * <pre>{@code
 * try (var pipeline = EncodingPipeline.over(codec, items, PipelineOptions.defaults(), listener)) {
 *   while (pipeline.hasNext()) {
 *     Encoded encoded = pipeline.next();
 *   }
 * }
 * }</pre>
 *
 * <p>The iterator is read by the thread that calls {@link #next}, never by another. For one thread.
 */
public final class EncodingPipeline implements Iterator<EncodingPipeline.Encoded>, AutoCloseable {

  /** An item and its patterns, as {@link Codec#encode} gives them. */
  public record Encoded(Item item, List<Pattern.Parts> patterns) {}

  private record Batch(List<Item> items, Future<List<List<Pattern.Parts>>> patterns) {}

  private final Codec codec;
  private final Iterator<Item> items;
  private final PipelineOptions options;
  private final Progress.Listener listener;
  private final ExecutorService workers;
  private final Deque<Batch> batches = new ArrayDeque<>();
  private final Deque<Encoded> ready = new ArrayDeque<>();
  private long done;

  private EncodingPipeline(
      Codec codec, Iterator<Item> items, PipelineOptions options, Progress.Listener listener) {
    this.codec = codec;
    this.items = items;
    this.options = options;
    this.listener = listener;
    this.workers =
        Executors.newFixedThreadPool(
            options.workers(), Thread.ofPlatform().daemon().name("encoding-", 0).factory());
  }

  /**
   * Makes a pipeline; it begins to work with the first {@link #hasNext} or {@link #next}.
   *
   * @param codec stays its owner's to close, after the pipeline
   * @param items read one by one
   * @param listener told after each batch how many items are encoded; the total is that number too,
   *     since nobody knows how many will come
   */
  public static EncodingPipeline over(
      Codec codec, Iterator<Item> items, PipelineOptions options, Progress.Listener listener) {
    return new EncodingPipeline(codec, items, options, listener);
  }

  /**
   * Whether there is another item; waits for nothing but the iterator.
   *
   * @throws IllegalStateException if the pipeline is closed
   */
  @Override
  public boolean hasNext() {
    if (workers.isShutdown()) {
      throw new IllegalStateException("the pipeline is closed");
    }
    submit();
    return !ready.isEmpty() || !batches.isEmpty();
  }

  /**
   * The next item with its patterns.
   *
   * @throws io.hen.memory.InputException if an item of the batch cannot be encoded; its number is
   *     that in the batch, whose first item is the number of items given out so far
   * @throws CancellationException if the thread is interrupted, whose interrupt status stays set
   */
  @Override
  public Encoded next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    if (ready.isEmpty()) {
      take(batches.removeFirst());
      submit();
    }
    return ready.removeFirst();
  }

  private void take(Batch batch) {
    List<List<Pattern.Parts>> patterns;
    try {
      patterns = batch.patterns.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      CancellationException cancelled =
          new CancellationException("interrupted after " + done + " items were encoded");
      cancelled.initCause(e);
      throw cancelled;
    } catch (ExecutionException e) {
      throw switch (e.getCause()) {
        case RuntimeException known -> known;
        case Error error -> throw error;
        case null, default -> new IllegalStateException(e);
      };
    }
    for (int k = 0; k < patterns.size(); k++) {
      ready.addLast(new Encoded(batch.items.get(k), patterns.get(k)));
    }
    done += patterns.size();
    listener.onProgress(new Progress("encoding", done, done));
  }

  private void submit() {
    while (batches.size() <= options.workers() && items.hasNext()) {
      List<Item> batch = new ArrayList<>(options.batch());
      while (batch.size() < options.batch() && items.hasNext()) {
        batch.add(items.next());
      }
      batches.addLast(new Batch(batch, workers.submit(() -> codec.encode(batch))));
    }
  }

  /** Stops the workers after the batches they are at, and waits for that. */
  @Override
  public void close() {
    batches.forEach(batch -> batch.patterns.cancel(true));
    batches.clear();
    ready.clear();
    workers.shutdownNow();
    workers.close();
  }
}
