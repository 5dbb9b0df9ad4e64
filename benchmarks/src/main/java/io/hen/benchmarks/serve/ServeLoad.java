package io.hen.benchmarks.serve;

import io.hen.memory.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Measures a server under load. */
public final class ServeLoad {
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(30);
  private static final int CLIENTS_OF_THE_LONG_RUN = 16;
  private static final int ROUNDS_BESIDE_UPLOADS = 3;
  private static final int UPLOADED_SCENES = 2_000;

  /** Others than those of the memory, whose seeds are small. */
  private static final long SEED_OF_UPLOADS = 1_000_000;

  private final LoadOptions options;
  private final List<Latencies.Summary> alone = new ArrayList<>();
  private final List<Latencies.Summary> beside = new ArrayList<>();
  private final List<Latencies.Summary> runs = new ArrayList<>();
  private final List<ServeProcess.Size> sizes = new ArrayList<>();

  private ServeLoad(LoadOptions options) {
    this.options = options;
  }

  /** What a run writes. */
  record Results(
      LoadOptions options,
      List<Latencies.Summary> runs,
      List<Latencies.Summary> alone,
      List<Latencies.Summary> besideUploads,
      List<ServeProcess.Size> sizes) {}

  /** Options: see {@code benchmarks/serve/run}. */
  public static void main(String[] words) throws IOException, InterruptedException {
    ServeLoad load = new ServeLoad(LoadOptions.parse(words));
    List<Item> items = Pictures.of(load.options);
    Path folder =
        load.options.memory().isPresent()
            ? load.options.memory().get()
            : Files.createTempDirectory("hen-serve-load");
    try {
      Pictures.fill(folder, load.options, items);
      load.run(folder, items);
    } finally {
      if (load.options.memory().isEmpty()) {
        delete(folder);
      }
    }
  }

  private void run(Path folder, List<Item> items) throws IOException, InterruptedException {
    try (ServeProcess server = ServeProcess.start(folder, options.heap())) {
      Clients clients = new Clients(server.url(), items);
      clients.recall(2, WARM_UP);
      System.out.printf(
          "%d items, codec %s, half-hidden pictures, %d s each, heap of at most %s%n%n",
          items.size(), options.codec(), options.seconds(), options.heap());
      System.out.println(Latencies.header());
      for (int count : options.clients()) {
        runs.add(say(clients.recall(count, Duration.ofSeconds(options.seconds()))));
      }
      if (options.minutes() > 0) {
        watch(server, clients);
      }
      // Last, since it adds to the memory.
      if (options.uploads()) {
        besideUploads(clients);
      }
    }
    Results results = new Results(options, runs, alone, beside, sizes);
    JsonMapper json = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Files.writeString(options.out(), json.writeValueAsString(results));
  }

  private void watch(ServeProcess server, Clients clients)
      throws IOException, InterruptedException {
    System.out.printf("%n%d minutes of %d clients%n", options.minutes(), CLIENTS_OF_THE_LONG_RUN);
    CompletableFuture<Latencies.Summary> summary = new CompletableFuture<>();
    long begin = System.nanoTime();
    Thread load =
        Thread.ofPlatform()
            .start(() -> {
              try {
                Duration time = Duration.ofMinutes(options.minutes());
                summary.complete(clients.recall(CLIENTS_OF_THE_LONG_RUN, time));
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    do {
      sizes.add(server.size((System.nanoTime() - begin) / 1_000_000_000));
    } while (!load.join(LOOK_EVERY));
    sizes.add(server.size((System.nanoTime() - begin) / 1_000_000_000));
    System.out.print(ServeProcess.table(sizes));
    System.out.println(Latencies.header());
    runs.add(say(summary.join()));
  }

  private void besideUploads(Clients clients) throws InterruptedException {
    System.out.printf("%nrecalls of one client, alone and beside uploads in turn%n");
    System.out.println(Latencies.header());
    Duration time = Duration.ofSeconds(options.seconds());
    List<Item> scenes = Pictures.scenes(UPLOADED_SCENES, SEED_OF_UPLOADS);
    for (int round = 0; round < ROUNDS_BESIDE_UPLOADS; round++) {
      System.out.println("alone");
      alone.add(say(clients.recall(1, time)));
      AtomicInteger uploaded = new AtomicInteger();
      Latencies.Summary with = clients.recallBesideUploads(1, time, scenes, uploaded);
      System.out.println("beside " + uploaded + " uploaded pictures");
      beside.add(say(with));
    }
  }

  private static Latencies.Summary say(Latencies.Summary summary) {
    System.out.println(summary.line());
    return summary;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
