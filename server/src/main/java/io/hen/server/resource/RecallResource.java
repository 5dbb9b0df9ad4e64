package io.hen.server.resource;

import io.hen.encoders.PictureWriter;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.RecallListener;
import io.hen.memory.Recollection;
import io.hen.memory.Verdict;
import io.hen.server.api.RecallBatch;
import io.hen.server.api.RecallRequest;
import io.hen.server.api.RecallResult;
import io.hen.server.api.RecallStep;
import io.hen.server.http.EventStream;
import io.hen.server.http.Gate;
import io.hen.server.http.ProblemException;
import io.hen.server.http.Problems;
import io.hen.server.http.Requests;
import io.hen.server.http.Resource;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Gives the whole back from a part. */
final class RecallResource implements Resource {
  private final Service service;
  private final AssociativeMemory memory;
  private final CueReader cues;
  private final String codec;

  private final ExecutorService workers = workers();

  RecallResource(Service service) {
    this.service = service;
    this.memory = service.memory();
    this.cues = new CueReader(service);
    this.codec = memory.codec().id().name();
  }

  /** For batches: one thread a processor is all that helps, and none where there is no batch. */
  private static ExecutorService workers() {
    int processors = Runtime.getRuntime().availableProcessors();
    ThreadPoolExecutor workers =
        new ThreadPoolExecutor(
            processors,
            processors,
            10,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            Thread.ofPlatform().daemon().name("hen-batch-", 0).factory());
    workers.allowCoreThreadTimeOut(true);
    return workers;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post("/v1/recall", this::recall);
    routes.post("/v1/recall/batch", this::recallBatch);
  }

  private void recall(Context context) throws IOException {
    Params.only(context);
    boolean events = Requests.wantsEvents(context);
    // Read before a place is taken, so that a client that sends slowly keeps nobody else out.
    RecallRequest request = request(context);
    try (Gate.Place place = service.gates().recalls().enter()) {
      CueReader.Question question = cues.read(request);
      if (events) {
        EventStream.answer(context, stream -> watched(stream, question));
      } else {
        Answers.json(context, result(question, recalled(question, RecallListener.SILENT)));
      }
    }
  }

  private RecallRequest request(Context context) throws IOException {
    if (!Requests.mediaType(context.contentType()).equals(Requests.MULTIPART)) {
      return Requests.json(context, RecallRequest.class);
    }
    Multipart body =
        Multipart.of(context, service.limits(), Set.of(Multipart.REQUEST, "picture", "mask"));
    RecallRequest request = body.request(RecallRequest.class, RecallRequest.empty());
    if (request.picture().isPresent() || request.mask().isPresent()) {
      throw new ProblemException(
          400,
          "request.invalid",
          "the part request holds a picture or a mask",
          "send them as parts of their own");
    }
    return request.withFiles(body.one("picture"), body.one("mask"));
  }

  private void watched(EventStream stream, CueReader.Question question) {
    StepSelection steps =
        new StepSelection(moment ->
            stream.send(
                "step",
                RecallStep.of(
                    memory,
                    moment,
                    question.decoded()
                        ? moment.picture().map(PictureWriter::png)
                        : Optional.empty())));
    Recollection recollection = recalled(question, steps);
    steps.end();
    stream.send("result", result(question, recollection));
  }

  private Recollection recalled(CueReader.Question question, RecallListener listener) {
    Recollection found =
        memory.recall(
            question.cue(),
            question.similarity(),
            question.options(),
            listener,
            question.decoded());
    service.metrics().encode(codec, found.encoding());
    service
        .metrics()
        .recall(
            found.encoding().plus(found.settling()).plus(found.decoding()),
            found.recall().steps(),
            RecallResult.name(found.verdict()));
    return found;
  }

  private RecallResult result(CueReader.Question question, Recollection found) {
    Optional<byte[]> png =
        found.verdict() instanceof Verdict.Unfamiliar
            ? Optional.empty()
            : found.picture().map(PictureWriter::png);
    return RecallResult.of(memory, found, question.hiddenShare(), png);
  }

  private void recallBatch(Context context) throws IOException {
    Params.only(context);
    Requests.best(context, Requests.JSON);
    List<RecallRequest> asked = Requests.json(context, RecallBatch.class).recalls();
    checkCount(asked == null ? 0 : asked.size());
    try (Gate.Place place = service.gates().recalls().enter()) {
      String path = context.path();
      List<Future<Object>> running = new ArrayList<>();
      for (RecallRequest one : asked) {
        running.add(workers.submit(() -> resultOrProblem(one, path)));
      }
      Answers.json(context, new RecallBatch.Results(collected(running)));
    }
  }

  private void checkCount(int count) {
    int most = service.limits().batch();
    if (count == 0) {
      throw new ProblemException(
          400, "request.invalid", "there are no recalls", "give at least one in recalls");
    }
    if (count > most) {
      throw new ProblemException(
          413,
          "request.batch",
          count + " recalls are more than the " + most + " that one request may have",
          "send them in several requests");
    }
  }

  private Object resultOrProblem(RecallRequest request, String path) {
    try {
      CueReader.Question question = cues.read(request);
      return result(question, recalled(question, RecallListener.SILENT));
    } catch (RuntimeException | OutOfMemoryError e) {
      return Problems.of(e, path);
    }
  }

  private static List<Object> collected(List<Future<Object>> running) {
    List<Object> results = new ArrayList<>();
    try {
      for (Future<Object> one : running) {
        results.add(one.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      running.forEach(one -> one.cancel(true));
    }
  }
}
