package io.hen.cli;

import io.hen.encoders.PictureLimits;
import io.hen.encoders.PictureReader;
import io.hen.experiments.input.Captions;
import io.hen.memory.Collision;
import io.hen.memory.CollisionPolicy;
import io.hen.memory.InputException;
import io.hen.memory.Item;
import io.hen.memory.Progress;
import io.hen.server.api.ItemSummary;
import io.hen.server.api.RememberResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Stores picture files batch by batch, and keeps account of what was odd about them. */
final class Remembering {
  private final OpenMemory memory;
  private final Captions captions;
  private final Options options;
  private final PictureLimits limits = PictureLimits.defaults();
  private final Known known;

  private final List<Long> ids = new ArrayList<>();
  private final List<Unreadable> unreadable = new ArrayList<>();
  private final List<String> alreadyThere = new ArrayList<>();
  private final List<Clash> clashes = new ArrayList<>();
  private int withoutCaption;
  private boolean interrupted;
  private boolean single;

  /**
   * How to go about it.
   *
   * @param batch pictures in one transaction
   * @param choice of several captions
   * @param policy what to do with pictures that cannot be told apart
   * @param skipUnreadable whether to go on after a picture that cannot be read
   * @param again whether to store what is there already
   * @param stop asked between batches whether to stop
   */
  record Options(
      int batch,
      CaptionChoice choice,
      CollisionPolicy policy,
      boolean skipUnreadable,
      boolean again,
      BooleanSupplier stop) {}

  /** A picture that could not be read, and why. */
  record Unreadable(String file, String code, String message) {}

  /** An item and its file. */
  record Holder(long id, String file) {
    static Holder of(ItemSummary item) {
      return new Holder(item.id(), item.file().orElse(""));
    }
  }

  /**
   * Two items that a cue of some part cannot tell apart, or hardly.
   *
   * @param kind in what they agree
   * @param part the part of a cue for which they do
   * @param similarity 1 if they are equal
   */
  record Clash(Collision.Kind kind, String part, Holder first, Holder second, double similarity) {}

  /**
   * What came of it.
   *
   * @param ids of the new items
   * @param unreadable files left out because they cannot be read
   * @param alreadyThere files left out because the memory has them
   * @param collisions new items and earlier ones that a cue cannot tell apart, or hardly
   * @param withoutCaption how many of the new items have no caption
   * @param interrupted whether it was stopped before the last file
   */
  record Outcome(
      List<Long> ids,
      List<Unreadable> unreadable,
      List<String> alreadyThere,
      List<Clash> collisions,
      int withoutCaption,
      boolean interrupted) {}

  private record Candidate(PictureSource file, Item item) {}

  Remembering(OpenMemory memory, Captions captions, Options options) {
    this.memory = memory;
    this.captions = captions;
    this.options = options;
    this.known = options.again() ? Known.nothing() : memory.known();
  }

  /** Stores the files in order; stops early when asked to. */
  void remember(List<PictureSource> files, Progress.Listener listener) {
    single = files.size() == 1;
    for (int from = 0; from < files.size(); from += options.batch()) {
      if (options.stop().getAsBoolean()) {
        interrupted = true;
        return;
      }
      int to = Math.min(files.size(), from + options.batch());
      for (List<Candidate> piece : pieces(candidates(files.subList(from, to)))) {
        store(piece);
      }
      listener.onProgress(new Progress("remembering", to, files.size()));
    }
  }

  /** What came of it so far. */
  Outcome outcome() {
    return new Outcome(
        List.copyOf(ids),
        List.copyOf(unreadable),
        List.copyOf(alreadyThere),
        List.copyOf(clashes),
        withoutCaption,
        interrupted);
  }

  private List<Candidate> candidates(List<PictureSource> files) {
    List<Candidate> candidates = new ArrayList<>();
    for (PictureSource file : files) {
      try {
        Item item =
            Item.picture(file.read(limits.maxBytes())).metadata(ItemSummary.FILE, file.name());
        item = options.choice().caption(item, file.captions(captions));
        candidates.add(new Candidate(file, item));
      } catch (InputException e) {
        leaveOut(file, e);
      }
    }
    return fresh(candidates);
  }

  private List<Candidate> fresh(List<Candidate> candidates) {
    List<Boolean> isNew = known.add(candidates.stream().map(Candidate::item).toList());
    List<Candidate> fresh = new ArrayList<>();
    for (int k = 0; k < candidates.size(); k++) {
      if (isNew.get(k)) {
        fresh.add(candidates.get(k));
      } else {
        alreadyThere.add(candidates.get(k).file().name());
      }
    }
    return fresh;
  }

  /** A batch, in as many pieces as must be if it is too long for the memory to take at once. */
  private List<List<Candidate>> pieces(List<Candidate> batch) {
    List<List<Candidate>> pieces = new ArrayList<>();
    long bytes = 0;
    int from = 0;
    for (int k = 0; k < batch.size(); k++) {
      long more = batch.get(k).item().bytes().length;
      if (k > from && bytes + more > memory.mostBytes()) {
        pieces.add(batch.subList(from, k));
        from = k;
        bytes = 0;
      }
      bytes += more;
    }
    pieces.add(batch.subList(from, batch.size()));
    return pieces;
  }

  private void store(List<Candidate> candidates) {
    if (candidates.isEmpty()) {
      return;
    }
    RememberResult stored;
    try {
      stored = memory.remember(candidates.stream().map(Candidate::item).toList(), options.policy());
    } catch (InputException e) {
      List<Candidate> sound = withoutUnreadable(candidates);
      if (sound.size() == candidates.size()) {
        throw e;
      }
      store(sound);
      return;
    }
    for (int k = 0; k < candidates.size(); k++) {
      ids.add(stored.items().get(k).id());
      if (candidates.get(k).item().captions().isEmpty()) {
        withoutCaption++;
      }
    }
    stored.collisions().forEach(this::account);
  }

  /** Codecs name an item by its number in the batch; users know their files. */
  private List<Candidate> withoutUnreadable(List<Candidate> candidates) {
    PictureReader reader = new PictureReader(limits);
    List<Candidate> sound = new ArrayList<>();
    for (Candidate candidate : candidates) {
      try {
        reader.read(candidate.item().bytes(), candidate.file().fullName());
        sound.add(candidate);
      } catch (InputException e) {
        known.remove(candidate.item());
        leaveOut(candidate.file(), e);
      }
    }
    return sound;
  }

  private void leaveOut(PictureSource file, InputException reason) {
    if (!options.skipUnreadable() && single) {
      throw reason;
    }
    if (!options.skipUnreadable()) {
      throw new InputException(
          reason.code(),
          String.valueOf(reason.getMessage()),
          reason.remedy().replaceAll("\\.$", "")
              + ", or leave out what cannot be read with --skip-unreadable",
          reason);
    }
    unreadable.add(new Unreadable(file.name(), reason.code(), String.valueOf(reason.getMessage())));
  }

  private void account(RememberResult.CollisionSummary one) {
    clashes.add(
        new Clash(
            Collision.Kind.valueOf(one.kind().toUpperCase(Locale.ROOT).replace('-', '_')),
            one.part(),
            Holder.of(one.stored()),
            Holder.of(one.item()),
            one.similarity()));
  }
}
