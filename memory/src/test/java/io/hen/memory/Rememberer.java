package io.hen.memory;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** Remembers and forgets until it is killed, and prints what it has done after each call. */
final class Rememberer {
  private static final int MOST = 30;

  private Rememberer() {}

  /** Arguments: directory, seed. */
  public static void main(String[] arguments) {
    SplittableRandom random = new SplittableRandom(Long.parseLong(arguments[1]));
    MemoryOptions options = MemoryOptions.defaults().withCodec("fake-dense");
    List<List<ItemId>> mine = new ArrayList<>();
    while (true) {
      try (AssociativeMemory memory = AssociativeMemory.open(Path.of(arguments[0]), options)) {
        // Reopening now and then has segments written while the killer waits.
        for (int call = random.nextInt(1, 40); call > 0; call--) {
          if (mine.size() > 2 && random.nextInt(4) == 0) {
            List<ItemId> gone = mine.remove(random.nextInt(mine.size()));
            print("forgetting", gone);
            memory.forget(gone);
            print("forgot", gone);
          } else {
            mine.add(remember(memory, random));
          }
        }
      }
    }
  }

  private static List<ItemId> remember(AssociativeMemory memory, SplittableRandom random) {
    int size = random.nextInt(1, MOST);
    int batch = random.nextInt();
    List<Item> items = new ArrayList<>();
    int digest = 0;
    for (int k = 0; k < size; k++) {
      Item item = FakeCodec.item(random);
      int bytes = Arrays.hashCode(item.bytes());
      digest = Objects.hash(digest, bytes);
      items.add(
          item.captions(List.of("item " + k + " of batch " + batch, "batch " + batch))
              .metadata("bytes", bytes + ""));
    }
    int all = digest;
    List<Item> marked =
        items.stream()
            .map(item ->
                item.metadata("batch", batch + "")
                    .metadata("size", size + "")
                    .metadata("digest", all + ""))
            .toList();
    List<ItemId> ids =
        memory
            .remember(marked, RememberOptions.defaults().withPolicy(CollisionPolicy.LINK))
            .stream()
            .map(Remembered::id)
            .toList();
    print("remembered " + all, ids);
    return ids;
  }

  private static void print(String what, List<ItemId> ids) {
    System.out.println(
        what + " " + ids.stream().map(ItemId::toString).collect(Collectors.joining(" ")));
    System.out.flush();
  }
}
