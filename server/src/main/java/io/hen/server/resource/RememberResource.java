package io.hen.server.resource;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.CollisionPolicy;
import io.hen.memory.Item;
import io.hen.memory.Progress;
import io.hen.memory.RememberOptions;
import io.hen.memory.Remembered;
import io.hen.server.api.RememberRequest;
import io.hen.server.api.RememberResult;
import io.hen.server.http.EventStream;
import io.hen.server.http.Gate;
import io.hen.server.http.ProblemException;
import io.hen.server.http.Problems;
import io.hen.server.http.Requests;
import io.hen.server.http.Resource;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Remembers what is sent. Few requests encode at a time, however many are sending: more would not
 * be faster, and would take the processors from recalls.
 */
final class RememberResource implements Resource {
  /** Items between two events. */
  private static final int BATCH = 16;

  private final Service service;
  private final AssociativeMemory memory;
  private final ItemReader reader;
  private final Semaphore encoding =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  RememberResource(Service service) {
    this.service = service;
    this.memory = service.memory();
    this.reader = new ItemReader(service);
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post("/v1/items", this::remember);
  }

  private record Asked(List<Item> items, CollisionPolicy policy) {}

  private void remember(Context context) throws IOException {
    Params.only(context);
    boolean events = Requests.wantsEvents(context);
    // Read before a place is taken, so that a client that sends slowly keeps nobody else out.
    Asked asked = read(context);
    try (Gate.Place place = service.gates().uploads().enter()) {
      context.status(201);
      if (events) {
        EventStream.answer(context, stream -> watched(context, stream, asked));
      } else {
        RememberOptions options =
            RememberOptions.defaults()
                .withPolicy(asked.policy())
                .withBatch(asked.items().size())
                .withListener(new Told(Progress.Listener.SILENT));
        Answers.json(context, RememberResult.of(memory, stored(asked, options)));
      }
    }
  }

  private Asked read(Context context) throws IOException {
    if (!Requests.mediaType(context.contentType()).equals(Requests.MULTIPART)) {
      RememberRequest request = Requests.json(context, RememberRequest.class);
      return new Asked(reader.items(request), policy(request.onCollision()));
    }
    Multipart body = Multipart.of(context, service.limits(), Set.of(Multipart.REQUEST, "picture"));
    RememberRequest.Details details =
        body.request(
            RememberRequest.Details.class,
            new RememberRequest.Details(Optional.empty(), Optional.empty()));
    return new Asked(reader.items(body.all("picture"), details), policy(details.onCollision()));
  }

  private static CollisionPolicy policy(Optional<String> name) {
    return Choices.of("onCollision", name, CollisionPolicy.class).orElse(CollisionPolicy.WARN);
  }

  /** What was stored before a failure stays stored, and the problem says how much that is. */
  private void watched(Context context, EventStream stream, Asked asked) {
    AtomicInteger done = new AtomicInteger();
    RememberOptions options =
        RememberOptions.defaults()
            .withPolicy(asked.policy())
            .withBatch(BATCH)
            .withListener(
                new Told(progress -> {
                  done.set((int) progress.done());
                  stream.send("progress", progress);
                }));
    try {
      stream.send("progress", new Progress("remembering", 0, asked.items().size()));
      stream.send("result", RememberResult.of(memory, stored(asked, options)));
    } catch (RuntimeException e) {
      throw new ProblemException(Problems.of(e, context.path()).withRemembered(done.get()));
    }
  }

  /** Measures the encoding, and tells someone of the progress. */
  private final class Told implements Progress.Listener {
    private final Progress.Listener listener;

    Told(Progress.Listener listener) {
      this.listener = listener;
    }

    @Override
    public void onProgress(Progress progress) {
      listener.onProgress(progress);
    }

    @Override
    public void onEncoded(int items, Duration time) {
      service.metrics().encode(memory.codec().id().name(), time);
    }
  }

  private List<Remembered> stored(Asked asked, RememberOptions options) {
    try {
      encoding.acquire();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted before anything was remembered");
    }
    try {
      return memory.remember(asked.items(), options);
    } finally {
      encoding.release();
    }
  }
}
