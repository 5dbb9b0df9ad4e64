package io.hen.server.resource;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.ItemId;
import io.hen.server.api.KnownItems;
import io.hen.server.http.Json;
import io.hen.server.http.Resource;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which items are remembered already, so that nobody sends them again. */
public final class KnownResource implements Resource {
  /** Most digests of one request. */
  private static final int MOST = 256;

  private static final int DIGITS = 64;

  private final AssociativeMemory memory;

  /** Of the items up to {@link #read} that were there when it was last asked. */
  private final Map<ItemId, String> digests = new HashMap<>();

  private long read;

  public KnownResource(AssociativeMemory memory) {
    this.memory = memory;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post("/v1/items/known", this::known);
  }

  private void known(Context context) {
    KnownItems asked = Json.MAPPER.readValue(context.bodyAsBytes(), KnownItems.class);
    check(asked.digests());
    context
        .contentType("application/json")
        .result(Json.MAPPER.writeValueAsBytes(new KnownItems(present(asked.digests()))));
  }

  private static void check(List<String> digests) {
    if (digests.size() > MOST) {
      throw new IllegalArgumentException(
          "digests may be " + MOST + " at most, not " + digests.size());
    }
    for (String digest : digests) {
      if (digest.length() != DIGITS) {
        throw new IllegalArgumentException(
            "a digest has " + DIGITS + " hexadecimal digits, not " + digest.length());
      }
    }
  }

  /** Reads each item once, when it is first asked after. */
  private synchronized List<String> present(List<String> asked) {
    List<ItemId> ids = memory.ids();
    for (ItemId id : ids) {
      if (id.number() > read) {
        memory.get(id).ifPresent(stored -> digests.put(id, KnownItems.digest(stored.item())));
        read = id.number();
      }
    }
    digests.keySet().retainAll(new HashSet<>(ids));
    Set<String> there = new HashSet<>(digests.values());
    return asked.stream().filter(there::contains).toList();
  }
}
