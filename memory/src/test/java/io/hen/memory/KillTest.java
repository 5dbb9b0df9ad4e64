package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a JVM that remembers and forgets, at random moments, and looks at what is left. Five times
 * in every build; fifty times with
 *
 * <pre>{@code
 * ./mvnw verify -pl memory -am -Dtest=KillTest -Dsurefire.failIfNoSpecifiedTests=false -Dhen.kills=50
 * }</pre>
 */
class KillTest {
  private static final int KILLS = Integer.getInteger("hen.kills", 5);

  /** Now and then the JVM is killed while it starts and opens the memory, else while it works. */
  private static final int STARTING_MILLISECONDS = 1200;

  private static final int MOST_CALLS = 25;
  private static final int WITHIN_A_CALL_MILLISECONDS = 100;

  @TempDir Path scratch;

  /** What was acknowledged, over all lives of the memory. */
  private final Map<Long, Integer> remembered = new HashMap<>();

  private final Set<Long> forgotten = new HashSet<>();
  private int batches;
  private final Set<Long> surplus = new HashSet<>();

  @Test
  void whatWasAcknowledgedSurvivesAndNothingIsHalfThere() throws IOException, InterruptedException {
    long seed = Long.getLong("hen.seed", System.nanoTime());
    System.out.println("KillTest: seed " + seed + ", kills " + KILLS);
    SplittableRandom random = new SplittableRandom(seed);
    Path directory = scratch.resolve("memory");
    for (int kill = 0; kill < KILLS; kill++) {
      try (ForkedJvm other =
          ForkedJvm.start(
              scratch.resolve("tmp"),
              Rememberer.class,
              directory.toString(),
              Long.toString(random.nextLong()))) {
        if (kill > 0 && random.nextInt(4) == 0) {
          other.run(random.nextInt(STARTING_MILLISECONDS));
        } else {
          int calls = random.nextInt(1, MOST_CALLS);
          other.await(lines -> lines.size() >= calls);
          other.run(random.nextInt(WITHIN_A_CALL_MILLISECONDS));
        }
        other.kill();
        take(other.lines());
      }
      assertThat(remembered).as("acknowledged before kill %d of seed %d", kill, seed).isNotEmpty();
      StoreHealth health = AssociativeMemory.check(directory);
      assertThat(health.problems()).isEmpty();
      try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
        verify(memory);
        assertThat(memory.size()).isEqualTo((int) health.items());
      }
    }
    System.out.println(
        "KillTest: "
            + remembered.size()
            + " items acknowledged in "
            + batches
            + " batches, "
            + forgotten.size()
            + " forgotten, "
            + surplus.size()
            + " stored but not acknowledged (whole batches), nothing lost");
  }

  /**
   * Lines are "remembered DIGEST ID ID …" and "forgot ID …", each printed after the call, and
   * "forgetting ID …", printed before.
   */
  private void take(List<String> lines) {
    for (String line : lines) {
      String[] words = line.split(" ");
      List<Long> ids = new ArrayList<>();
      if (words[0].equals("remembered")) {
        batches++;
        Arrays.stream(words, 2, words.length).map(Long::valueOf).forEach(ids::add);
        ids.forEach(id -> remembered.put(id, Integer.valueOf(words[1])));
      } else if (words[0].equals("forgot")) {
        Arrays.stream(words, 1, words.length).map(Long::valueOf).forEach(forgotten::add);
      } else {
        assertThat(words[0]).isEqualTo("forgetting");
        // Whether a forgetting that was cut short took effect is open.
        Arrays.stream(words, 1, words.length).map(Long::valueOf).forEach(remembered::remove);
      }
    }
  }

  private static int size(Map<String, String> metadata) {
    return Integer.parseInt(metadata.get("size"));
  }

  private void verify(AssociativeMemory memory) {
    Map<String, Integer> sizes = new HashMap<>();
    Map<String, Integer> found = new HashMap<>();
    Set<Long> present = new HashSet<>();
    for (StoredItem item : memory) {
      present.add(item.id().number());
      Map<String, String> metadata = item.item().metadata();
      sizes.put(metadata.get("batch"), size(metadata));
      found.merge(metadata.get("batch"), 1, Integer::sum);
      // Each batch shares a caption, and so is one linked set.
      int linked = memory.linked(item.id()).size();
      assertThat(linked).isEqualTo(metadata.get("size").equals("1") ? 0 : size(metadata));
      assertThat(item.item().captions())
          .hasSize(2)
          .last()
          .isEqualTo("batch " + metadata.get("batch"));
      Integer digest = remembered.get(item.id().number());
      if (digest != null) {
        assertThat(metadata).containsEntry("digest", digest.toString());
        assertThat(Arrays.hashCode(item.item().bytes()))
            .isEqualTo(Integer.parseInt(metadata.get("bytes")));
      } else {
        surplus.add(item.id().number());
      }
    }
    assertThat(present).containsAll(remembered.keySet());
    assertThat(forgotten).noneMatch(present::contains);
    // Items are only ever forgotten as whole batches, so that each batch is there whole or not.
    assertThat(found).isEqualTo(sizes);
    assertThat(present).hasSize(memory.size());
    for (long id : remembered.keySet().stream().sorted().skip(remembered.size() - 5L).toList()) {
      Item item = memory.get(new ItemId(id)).orElseThrow().item();
      assertThat(memory.recall(Cue.caption(item.caption().orElseThrow())).verdict())
          .isInstanceOfSatisfying(
              Verdict.Retrieved.class, r -> assertThat(r.item().number()).isEqualTo(id));
    }
  }
}
