package io.hen.cli;

import io.hen.memory.CollisionPolicy;
import io.hen.memory.InspectOptions;
import io.hen.memory.Item;
import io.hen.memory.Progress;
import io.hen.server.api.Forgotten;
import io.hen.server.api.Inspection;
import io.hen.server.api.ItemDetails;
import io.hen.server.api.ItemPage;
import io.hen.server.api.RecallResult;
import io.hen.server.api.RememberResult;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A memory as the commands use it: in a folder of this machine, or behind a URL. What it answers is
 * the same, so that a command neither knows nor says where its memory is.
 */
sealed interface OpenMemory extends AutoCloseable permits LocalMemory, RemoteMemory {

  /** Its folder or its URL, for messages. */
  String place();

  /** Name, version and digest of its codec. */
  String codec();

  /** How many items it holds. */
  int size();

  /** Stores items, all or none of them. */
  RememberResult remember(List<Item> items, CollisionPolicy policy);

  /** How many bytes of pictures may be remembered at once. */
  long mostBytes();

  /** Knows which items it holds. */
  Known known();

  /** Gives the whole back from a part. */
  RecallResult recall(Question question);

  /**
   * The first items.
   *
   * @param limit the most, ≥ 1
   * @param search text in captions or metadata
   */
  ItemPage list(int limit, Optional<String> search);

  /** One item, if it is there. */
  Optional<ItemDetails> item(long id);

  /** The original file of an item, if it is there. */
  Optional<byte[]> original(long id);

  /** What an item's stored encoding decodes to, a PNG, if it is there and its codec can decode. */
  Optional<byte[]> decoded(long id);

  /**
   * Forgets items, all of them or, if one is not there, none.
   *
   * @throws CommandFailure if one is not there
   */
  Forgotten forget(Collection<Long> ids);

  /** How well the items can be told apart. */
  Inspection inspect(InspectOptions options, Progress.Listener listener);

  @Override
  void close();
}
