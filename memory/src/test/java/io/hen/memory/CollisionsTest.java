package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import io.hen.memory.Collision.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CollisionsTest {
  private static final RememberOptions WARN = RememberOptions.defaults();
  private static final RememberOptions LINK = WARN.withPolicy(CollisionPolicy.LINK);

  @TempDir Path directory;

  private final SplittableRandom random = new SplittableRandom(1);

  private AssociativeMemory open(Codec codec) {
    return AssociativeMemory.open(directory, MemoryOptions.defaults(), codec);
  }

  private static Codec codec(String name) {
    return name.equals("tokens") ? FakeCodec.tokens() : FakeCodec.dense();
  }

  private List<Item> items(int count, String caption) {
    return IntStream.range(0, count)
        .mapToObj(k -> FakeCodec.item(random).caption(caption + " " + k))
        .toList();
  }

  /** With other bytes behind the picture, so that only the pattern is the same. */
  private Item samePicture(Item item) {
    byte[] bytes = new byte[item.bytes().length + 1];
    System.arraycopy(item.bytes(), 0, bytes, 0, FakeCodec.BYTES);
    random.nextBytes(new byte[1]);
    bytes[bytes.length - 1] = (byte) (1 + item.bytes()[item.bytes().length - 1]);
    return new Item(bytes, item.mediaType(), item.captions(), item.metadata());
  }

  private static Item nearPicture(Item item) {
    byte[] bytes = item.bytes().clone();
    for (int k = 0; k < 3; k++) {
      bytes[k] = (byte) ((bytes[k] & 0xff) > 127 ? bytes[k] - 9 : bytes[k] + 9);
    }
    return new Item(bytes, item.mediaType(), item.captions(), item.metadata());
  }

  private record Told(Kind kind, String part, long stored) {
    static List<Told> of(Remembered remembered) {
      return remembered.collisions().stream()
          .map(c -> new Told(c.kind(), c.part(), c.stored().number()))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens", "dense"})
  void strangersDoNotCollideAndTwinsAreNamed(String codec) {
    List<Item> items = items(200, "caption");
    try (AssociativeMemory memory = open(codec(codec))) {
      assertThat(memory.remember(items, WARN)).allMatch(r -> r.collisions().isEmpty());
      Item item = items.get(6);
      List<Remembered> told =
          memory.remember(
              List.of(
                  item,
                  samePicture(item).caption("same picture"),
                  nearPicture(item).caption("near picture"),
                  FakeCodec.item(random).captions(List.of("new", "caption 9", "newer"))),
              WARN);
      assertThat(Told.of(told.get(0)))
          .containsExactly(new Told(Kind.BYTES, "image", 7), new Told(Kind.CAPTION, "text", 7));
      assertThat(Told.of(told.get(1)))
          .containsExactly(
              new Told(Kind.PATTERN, "image", 7), new Told(Kind.PATTERN, "image", 201));
      assertThat(Told.of(told.get(2)))
          .containsExactly(
              new Told(Kind.NEAR_PATTERN, "image", 7),
              new Told(Kind.NEAR_PATTERN, "image", 201),
              new Told(Kind.NEAR_PATTERN, "image", 202));
      assertThat(told.get(2).collisions())
          .allMatch(collision -> collision.similarity() > 0.5 && collision.similarity() < 1);
      assertThat(Told.of(told.get(3))).containsExactly(new Told(Kind.CAPTION, "text", 10));
      assertThat(told.stream().map(Remembered::id).map(ItemId::number))
          .containsExactly(201L, 202L, 203L, 204L);
      assertThat(told.get(0).collisions())
          .allMatch(c -> c.similarity() == 1 && c.item().equals(told.get(0).id()));

      // What is forgotten collides with nothing, and the rows behind it have moved up.
      memory.forget(List.of(new ItemId(7), new ItemId(201), new ItemId(202), new ItemId(203)));
      assertThat(memory.remember(List.of(item), WARN).getFirst().collisions()).isEmpty();
      assertThat(Told.of(memory.remember(List.of(items.get(150)), WARN).getFirst()))
          .containsExactly(new Told(Kind.BYTES, "image", 151), new Told(Kind.CAPTION, "text", 151));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tokens", "dense"})
  void theFirstBatchOfAMemoryCollidesWithItself(String codec) {
    List<Item> items = new ArrayList<>(items(30, "caption"));
    items.add(nearPicture(items.get(3)).caption("near"));
    items.add(items.get(4));
    try (AssociativeMemory memory = open(codec(codec))) {
      List<Remembered> told = memory.remember(items, WARN);
      assertThat(told.subList(0, 30)).allMatch(r -> r.collisions().isEmpty());
      assertThat(Told.of(told.get(30))).containsExactly(new Told(Kind.NEAR_PATTERN, "image", 4));
      assertThat(Told.of(told.get(31)))
          .containsExactly(new Told(Kind.BYTES, "image", 5), new Told(Kind.CAPTION, "text", 5));
    }
  }

  @Test
  void captionsOfOnePatternCollideThoughTheirLettersDiffer() {
    try (AssociativeMemory memory = open(WordsCodec.unit().withJitter(1e-7))) {
      memory.remember(items(80, "picture of thing"), WARN);
      Remembered told =
          memory
              .remember(List.of(FakeCodec.item(random).caption("Picture of THING 12")), WARN)
              .getFirst();
      assertThat(Told.of(told)).containsExactly(new Told(Kind.PATTERN, "text", 13));
      assertThat(memory.remember(List.of(FakeCodec.item(random), FakeCodec.item(random)), WARN))
          .as("no caption is none in common")
          .allMatch(r -> r.collisions().isEmpty());
    }
  }

  @Test
  void whatIsToldOfOneItemIsBounded() {
    try (AssociativeMemory memory = open(FakeCodec.tokens())) {
      Item item = FakeCodec.item(random);
      List<Item> same = IntStream.range(0, 100).mapToObj(k -> item.caption("c" + k)).toList();
      List<Remembered> told = memory.remember(same, WARN);
      assertThat(told.get(3).collisions()).hasSize(3);
      assertThat(told.get(99).collisions()).hasSize(64);
      // All are linked nevertheless.
      List<Remembered> linked = memory.remember(List.of(samePicture(item).caption("linked")), LINK);
      assertThat(linked.getFirst().collisions()).hasSize(64);
      assertThat(memory.linked(linked.getFirst().id())).hasSize(101);
    }
  }

  @Test
  void rejectingStoresNothingOfTheBatchAndNamesBoth() {
    List<Item> items = new ArrayList<>(items(70, "caption"));
    items.set(66, items.get(66).caption("caption 3"));
    RememberOptions reject = WARN.withPolicy(CollisionPolicy.REJECT);
    try (AssociativeMemory memory = open(FakeCodec.tokens())) {
      InputException e =
          catchThrowableOfType(InputException.class, () -> memory.remember(items, reject));
      assertThat(e.code()).isEqualTo("input.collision");
      assertThat(e)
          .hasMessageContaining("item 66 (\"caption 3\")")
          .hasMessageContaining("stored item 4 (\"caption 3\")")
          .hasMessageContaining("caption");
      assertThat(e.remedy()).contains("LINK");
      assertThat(memory.size()).isEqualTo(64);
      e =
          catchThrowableOfType(
              InputException.class,
              () -> memory.remember(List.of(items.get(65), items.get(65)), reject));
      assertThat(e).hasMessageContaining("item 1 ").hasMessageContaining("of item 0 ");
      assertThat(memory.size()).isEqualTo(64);
      assertThat(memory.remember(List.of(items.get(65)), reject)).hasSize(1);
    }
  }

  @Test
  void linkedItemsAreRecalledAsASetUntilTheyAreForgotten() {
    try (AssociativeMemory memory = open(FakeCodec.tokens())) {
      memory.remember(items(20, "caption"), WARN);
      List<Remembered> two =
          memory.remember(
              List.of(
                  FakeCodec.item(random).caption("shared"),
                  FakeCodec.item(random).captions(List.of("own", "shared"))),
              LINK);
      List<ItemId> ids = two.stream().map(Remembered::id).toList();
      assertThat(memory.linked(ids.get(0))).isEqualTo(ids);
      assertThat(memory.linked(new ItemId(1))).isEmpty();
      assertLinked(memory.recall(Cue.caption("shared")).verdict(), ids);

      // A third joins through its picture.
      Item second = memory.get(ids.get(1)).orElseThrow().item();
      ItemId third =
          memory.remember(List.of(samePicture(second).caption("third")), LINK).getFirst().id();
      List<ItemId> three = List.of(ids.get(0), ids.get(1), third);
      assertThat(memory.linked(third)).isEqualTo(three);
      assertLinked(memory.recall(Cue.caption("shared")).verdict(), ids);
      assertLinked(
          memory.recall(Cue.picture(second.bytes())).verdict(), List.of(ids.get(1), third));
      assertThat(memory.recall(Cue.caption("third")).item().orElseThrow().id()).isEqualTo(third);

      // One that is not linked makes it ambiguous.
      ItemId stranger = memory.remember(FakeCodec.item(random).caption("shared"));
      assertThat(memory.recall(Cue.caption("shared")).verdict())
          .isInstanceOfSatisfying(
              Verdict.Ambiguous.class,
              tie -> assertThat(tie.items()).containsExactly(ids.get(0), ids.get(1), stranger));
      memory.forget(stranger);
      assertLinked(memory.recall(Cue.caption("shared")).verdict(), ids);
    }
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.linked(new ItemId(22))).hasSize(3);
      memory.forget(List.of(new ItemId(21), new ItemId(23)));
      assertThat(memory.linked(new ItemId(22))).isEmpty();
      assertThat(memory.recall(Cue.caption("shared")).item().orElseThrow().id())
          .isEqualTo(new ItemId(22));
    }
    assertThat(AssociativeMemory.check(directory).problems()).isEmpty();
  }

  private static void assertLinked(Verdict verdict, List<ItemId> ids) {
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Linked.class,
            linked -> {
              assertThat(linked.items().stream().map(Verdict.Weighted::item))
                  .containsExactlyInAnyOrderElementsOf(ids);
              assertThat(linked.weight()).isGreaterThan(0.9);
            });
  }

  /** A mixture of one set is that set; with another item in it, it is a mixture. */
  @ParameterizedTest
  @EnumSource(names = {"WARN", "LINK"})
  void aMixtureWithinASetIsTheSet(CollisionPolicy policy) {
    try (AssociativeMemory memory = open(FakeCodec.dense())) {
      memory.remember(items(70, "caption"), WARN);
      Item item = FakeCodec.item(random).caption("one");
      List<Remembered> pair =
          memory.remember(
              List.of(item, nearPicture(item).caption("other")), WARN.withPolicy(policy));
      assertThat(pair.get(1).collisions().getFirst().kind()).isEqualTo(Kind.NEAR_PATTERN);
      Recollection mixed =
          memory.recall(
              Cue.picture(item.bytes()).weights(1, 0),
              Similarity.L2,
              RecallOptions.paper().withBeta(300));
      if (policy == CollisionPolicy.LINK) {
        assertLinked(mixed.verdict(), List.of(pair.get(0).id(), pair.get(1).id()));
      } else {
        assertThat(mixed.verdict())
            .isInstanceOfSatisfying(
                Verdict.Metastable.class, m -> assertThat(m.participation()).isGreaterThan(1.1));
      }
    }
  }

  /** Two threads that store one caption each: the second of them is told. */
  @Test
  void batchesOfDifferentThreadsDoNotCollideUnseen() throws Exception {
    try (AssociativeMemory memory = open(FakeCodec.tokens());
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int round = 0; round < 10; round++) {
        List<Callable<List<Remembered>>> calls = new ArrayList<>();
        for (int k = 0; k < 4; k++) {
          Item item = FakeCodec.item(random).caption("round " + round);
          calls.add(() -> memory.remember(List.of(item), WARN));
        }
        List<Integer> told = new ArrayList<>();
        for (Future<List<Remembered>> one : threads.invokeAll(calls)) {
          told.add(one.get().getFirst().collisions().size());
        }
        assertThat(told).containsExactlyInAnyOrder(0, 1, 2, 3);
      }
    }
  }
}
