package io.hen.benchmarks.serve;

import io.hen.memory.Item;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Clients that ask one thing after another, each on a connection of its own. */
final class Clients {
  private static final int PICTURES_OF_AN_UPLOAD = 16;

  private final URI server;
  private final List<Item> items;

  /**
   * Of a server.
   *
   * @param items those of the memory, of which the k-th has the number k + 1
   */
  Clients(URI server, List<Item> items) {
    this.server = server;
    this.items = items;
  }

  /** So many clients recall for so long. */
  Latencies.Summary recall(int clients, Duration time) throws InterruptedException {
    Latencies latencies = new Latencies();
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    List<Thread> threads = new ArrayList<>();
    for (int k = 0; k < clients; k++) {
      SplittableRandom random = new SplittableRandom(k);
      threads.add(Thread.ofPlatform().start(() -> recallUntil(end, random, latencies)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return latencies.summary(clients, (System.nanoTime() - begin) / 1e9);
  }

  /**
   * The same beside a client that uploads all the while.
   *
   * @param scenes what it uploads, over and over
   * @param uploaded counts the pictures
   */
  Latencies.Summary recallBesideUploads(
      int clients, Duration time, List<Item> scenes, AtomicInteger uploaded)
      throws InterruptedException {
    Thread upload = Thread.ofPlatform().start(() -> upload(scenes, uploaded));
    try {
      return recall(clients, time);
    } finally {
      upload.interrupt();
      upload.join();
    }
  }

  private void recallUntil(long end, SplittableRandom random, Latencies latencies) {
    try (HttpClient client = client()) {
      while (System.nanoTime() < end) {
        int k = random.nextInt(items.size());
        var request = Requests.recall(server, items.get(k).bytes());
        long begin = System.nanoTime();
        try {
          HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
          long taken = System.nanoTime() - begin;
          if (answer.statusCode() == 200) {
            JsonNode recall = JsonMapper.shared().readTree(answer.body());
            boolean retrieved = recall.path("verdict").asString().equals("retrieved");
            latencies.add(taken, retrieved && recall.at("/item/id").asLong() == k + 1);
          } else {
            latencies.addError();
          }
        } catch (IOException e) {
          latencies.addError();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void upload(List<Item> scenes, AtomicInteger uploaded) {
    try (HttpClient client = client()) {
      for (int from = 0; ; from = (from + PICTURES_OF_AN_UPLOAD) % scenes.size()) {
        int to = Math.min(from + PICTURES_OF_AN_UPLOAD, scenes.size());
        HttpResponse<Void> answer =
            client.send(
                Requests.remember(server, scenes.subList(from, to)), BodyHandlers.discarding());
        if (answer.statusCode() != 201) {
          throw new IOException("an upload was answered " + answer.statusCode());
        }
        uploaded.addAndGet(to - from);
      }
    } catch (InterruptedException end) {
      // Enough.
    } catch (IOException e) {
      throw new IllegalStateException("uploading failed", e);
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }
}
