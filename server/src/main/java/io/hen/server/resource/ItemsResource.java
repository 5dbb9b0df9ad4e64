package io.hen.server.resource;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.ItemEntry;
import io.hen.memory.ItemId;
import io.hen.server.api.Forgotten;
import io.hen.server.api.ItemDetails;
import io.hen.server.api.ItemPage;
import io.hen.server.api.ItemSummary;
import io.hen.server.http.Resource;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** What is remembered: lists, single items, and forgetting them. */
final class ItemsResource implements Resource {
  private static final int PAGE = 100;
  private static final int LONGEST_PAGE = 1000;
  private static final int LONGEST_CURSOR = 64;
  private static final int LONGEST_SEARCH = 1000;
  private static final int MOST_FORGOTTEN = 1000;

  private final AssociativeMemory memory;
  private final Thumbnails thumbnails;

  /** Held from looking whether items are there until they are forgotten. */
  private final ReentrantLock forgetting = new ReentrantLock();

  ItemsResource(Service service, Thumbnails thumbnails) {
    this.memory = service.memory();
    this.thumbnails = thumbnails;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/v1/items", this::list);
    routes.delete("/v1/items", this::forgetSeveral);
    routes.get("/v1/items/{id}", this::item);
    routes.delete("/v1/items/{id}", this::forgetOne);
  }

  private void list(Context context) {
    Params.only(context, "limit", "cursor", "search");
    int limit = Params.number(context, "limit", 1, LONGEST_PAGE).orElse((long) PAGE).intValue();
    long after =
        Params.text(context, "cursor", LONGEST_CURSOR).map(ItemsResource::after).orElse(0L);
    Optional<String> search = Params.text(context, "search", LONGEST_SEARCH);
    List<ItemEntry> found = memory.entries(after, limit + 1, search);
    boolean more = found.size() > limit;
    List<ItemSummary> items = found.stream().limit(limit).map(ItemSummary::of).toList();
    Answers.json(
        context,
        new ItemPage(
            items,
            memory.size(),
            more,
            more ? Optional.of(Long.toString(items.getLast().id())) : Optional.empty()));
  }

  /** A cursor is the number of the last item before the page. */
  private static long after(String cursor) {
    try {
      long number = Long.parseLong(cursor);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // as for a negative one
    }
    throw Params.refused("the cursor is none that a page gave", "give the next of a page");
  }

  private void item(Context context) {
    Params.only(context);
    ItemId id = Params.id(context);
    ItemEntry entry = memory.entry(id).orElseThrow(() -> Params.unknown(id));
    Answers.json(context, ItemDetails.of(memory, entry));
  }

  private void forgetOne(Context context) {
    Params.only(context);
    forget(List.of(Params.id(context)));
    context.status(204);
  }

  private void forgetSeveral(Context context) {
    Params.only(context, "id");
    List<String> wanted = context.queryParams("id");
    if (wanted.isEmpty() || wanted.size() > MOST_FORGOTTEN) {
      throw Params.refused(
          "id is there " + wanted.size() + " times",
          "name 1 to " + MOST_FORGOTTEN + " items, as in ?id=7&id=12");
    }
    LinkedHashSet<ItemId> ids = new LinkedHashSet<>();
    wanted.forEach(id -> ids.add(Params.id(id)));
    List<ItemSummary> forgotten = forget(ids);
    Answers.json(context, new Forgotten(forgotten, memory.size()));
  }

  /** Forgets all of them, or none if one is not there. */
  private List<ItemSummary> forget(Collection<ItemId> ids) {
    forgetting.lock();
    try {
      List<ItemSummary> items =
          ids.stream()
              .map(id -> memory.entry(id).orElseThrow(() -> Params.unknown(id)))
              .map(ItemSummary::of)
              .toList();
      memory.forget(ids);
      thumbnails.forget(ids);
      return items;
    } finally {
      forgetting.unlock();
    }
  }
}
