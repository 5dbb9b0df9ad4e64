package io.hen.server.resource;

import io.hen.core.bank.Similarity;
import io.hen.core.calibrate.SeparationOptions;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.InspectOptions;
import io.hen.memory.Progress;
import io.hen.memory.SeparationInspection;
import io.hen.server.api.InspectRequest;
import io.hen.server.api.Inspection;
import io.hen.server.http.EventStream;
import io.hen.server.http.Gate;
import io.hen.server.http.Requests;
import io.hen.server.http.Resource;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;

/** How well the items can be told apart. */
final class InspectResource implements Resource {
  private static final int MOST_WORST = 1000;

  private final Service service;
  private final AssociativeMemory memory;

  InspectResource(Service service) {
    this.service = service;
    this.memory = service.memory();
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post("/v1/inspect", this::inspect);
  }

  private void inspect(Context context) throws IOException {
    Params.only(context);
    boolean events = Requests.wantsEvents(context);
    try (Gate.Place place = service.gates().inspections().enter()) {
      InspectOptions options = options(request(context));
      if (events) {
        EventStream.answer(
            context,
            stream -> stream.send("result", inspected(options, new Seldom(stream)::onProgress)));
      } else {
        Answers.json(context, inspected(options, Progress.Listener.SILENT));
      }
    }
  }

  private Inspection inspected(InspectOptions options, Progress.Listener listener) {
    SeparationInspection found = memory.inspect(options, listener);
    return Inspection.of(memory, found);
  }

  private static InspectRequest request(Context context) throws IOException {
    boolean none = context.contentType() == null && context.bodyInputStream().read() < 0;
    return none ? InspectRequest.empty() : Requests.json(context, InspectRequest.class);
  }

  private static InspectOptions options(InspectRequest request) {
    SeparationOptions separation = SeparationOptions.defaults();
    int worst = request.worst().orElse(separation.worst());
    if (worst < 0 || worst > MOST_WORST) {
      throw new IllegalArgumentException("worst must lie in 0.." + MOST_WORST + ", not " + worst);
    }
    int sample = request.sample().orElse(separation.most());
    if (sample < 1) {
      throw new IllegalArgumentException("sample must be at least 1, not " + sample);
    }
    InspectOptions options =
        InspectOptions.defaults()
            .withSimilarity(
                Choices.of("similarity", request.similarity(), Similarity.class)
                    .orElse(Similarity.L2))
            .withSeparation(separation.withWorst(worst).withMost(sample))
            .withCosineCues(Math.min(sample, InspectOptions.COSINE_CUES));
    return request
        .weights()
        .map(weights -> options.withWeights(weights.picture(), weights.caption()))
        .orElse(options);
  }

  /** Tells of progress ten times a second at most: it comes from many threads, and often. */
  private static final class Seldom {
    private static final long PAUSE = 100_000_000;

    private final EventStream stream;
    private long last = System.nanoTime() - PAUSE;

    Seldom(EventStream stream) {
      this.stream = stream;
    }

    void onProgress(Progress progress) {
      boolean due;
      synchronized (this) {
        due = System.nanoTime() - last >= PAUSE || progress.done() == progress.total();
        last = due ? System.nanoTime() : last;
      }
      if (due) {
        stream.send("progress", progress);
      }
    }
  }
}
