package io.hen.experiments;

import io.hen.experiments.trial.Halves;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Cue;
import io.hen.memory.Item;
import io.hen.memory.ItemId;
import io.hen.memory.Picture;
import io.hen.memory.Recollection;
import io.hen.memory.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Two pictures with one caption, the paper's Fig. 6.
 *
 * @param caption that both have
 * @param one first picture
 * @param other second picture
 * @param verdict by the caption alone
 * @param ties how many items the verdict names
 * @param mixture what the state decodes to, as the paper would show it
 * @param resolved the verdict by the caption and half of the second picture
 * @param second whether that retrieved the second picture
 * @param unknown the verdict by a caption that nothing has
 */
record SharedCaption(
    String caption,
    Film.Original one,
    Film.Original other,
    Verdict verdict,
    int ties,
    Optional<Picture> mixture,
    Verdict resolved,
    boolean second,
    Verdict unknown) {

  /**
   * Gives two pictures the same caption, recalls by it, and takes the second away again.
   *
   * @param one number of a picture in the album
   * @param other number of another one
   */
  static SharedCaption demonstrate(
      AssociativeMemory memory, Album album, DemoOptions options, int one, int other) {
    Item first = memory.get(album.ids().get(one)).orElseThrow().item();
    Item second = memory.get(album.ids().get(other)).orElseThrow().item();
    String caption = first.caption().orElse("two pictures, one caption");
    List<ItemId> added = new ArrayList<>();
    try {
      if (first.caption().isEmpty()) {
        added.add(memory.remember(Item.picture(first.bytes()).caption(caption)));
      }
      ItemId twin = memory.remember(Item.picture(second.bytes()).caption(caption));
      added.add(twin);
      Setting setting = Setting.measured(Method.CAPTION, Optional.empty(), options);
      MemoryTrial trial = new MemoryTrial(memory, album);
      Recollection told = trial.recall(setting, Cue.caption(caption));
      Recollection both =
          trial.recall(
              setting, Cue.picture(second.bytes()).hidden(Halves.HIDDEN).and(Cue.caption(caption)));
      Recollection unknown =
          trial.recall(setting, Cue.caption("a caption that no picture has: " + caption));
      return new SharedCaption(
          caption,
          new Film.Original(album.names().get(one), first.mediaType(), first.bytes()),
          new Film.Original(album.names().get(other), second.mediaType(), second.bytes()),
          told.verdict(),
          told.verdict() instanceof Verdict.Ambiguous(List<Verdict.Weighted> ties)
              ? ties.size()
              : 0,
          told.picture(),
          both.verdict(),
          both.verdict() instanceof Verdict.Retrieved(ItemId item, double weight)
              && item.equals(twin),
          unknown.verdict());
    } finally {
      memory.forget(added);
    }
  }
}
