package io.hen.experiments.captions;

import io.hen.core.bank.PatternBank;
import io.hen.core.kernel.Kernels;
import io.hen.core.network.RecallOptions;
import io.hen.encoders.Codecs;
import io.hen.encoders.PictureCodec;
import io.hen.encoders.PixelTextEncoder;
import io.hen.experiments.captions.CaptionTrialOptions.Part;
import io.hen.experiments.captions.SeveralTrial.Storage;
import io.hen.experiments.input.Captions;
import io.hen.memory.InputException;
import io.hen.memory.ModelException;
import io.hen.memory.Progress;
import io.hen.memory.TextEncoder;
import io.hen.memory.TextEncoderProvider;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.function.IntConsumer;

/**
 * Measures text encoders on real captions: exact captions as keys, captions with a word dropped or
 * two swapped, several captions an item, and captions together with pieces of pictures.
 */
public final class CaptionTrials {
  /** Squared distances between captions are small numbers: a β that tells any two apart. */
  private static final double SHARP = 1e6;

  /** So many changed captions are asked for, among all that are stored. */
  private static final int CHANGED = 2_500;

  /** An encoder of exact keys finds nothing by a changed one: so many show it. */
  private static final int CHANGED_KEYS = 500;

  private final CaptionTrialOptions options;
  private final Progress.Listener listener;

  /** Nothing is done yet. */
  public CaptionTrials(CaptionTrialOptions options, Progress.Listener listener) {
    this.options = options;
    this.listener = listener;
  }

  /**
   * Measures {@code pixel-text}, drawn for the shipped {@code dvae}, and {@code minilm}.
   *
   * @throws InputException if a file cannot be read or holds too little
   * @throws ModelException if minilm is not on the class path
   */
  public CaptionResults run() {
    List<List<String>> items = several(Captions.read(options.captions()));
    List<String> keys = distinct(items);
    List<KeyTrial.Result> keyResults = new ArrayList<>();
    List<SeveralTrial.Result> severalResults = new ArrayList<>();
    List<WeightTrial.Result> weightResults = new ArrayList<>();
    Map<String, String> facts = new LinkedHashMap<>();
    try (PictureCodec dvae = new Codecs().open("dvae");
        TextEncoder minilm = minilm()) {
      CaptionSource drawn = new CaptionSource(new PixelTextEncoder(dvae.autoencoder()));
      CaptionSource meant = new CaptionSource(minilm);
      for (CaptionSource source : List.of(drawn, meant)) {
        if (options.parts().contains(Part.KEYS)) {
          for (Perturbation cue : Perturbation.values()) {
            keyResults.add(key(source, keys, cue));
          }
        }
        if (options.parts().contains(Part.SEVERAL)) {
          for (Storage storage : Storage.values()) {
            severalResults.add(several(source, items, storage, false));
            severalResults.add(several(source, items, storage, true));
          }
        }
      }
      if (options.parts().contains(Part.WEIGHTS)) {
        new PairedSets(options)
            .read(items)
            .ifPresent(sets -> weigh(dvae, meant, sets, weightResults));
      }
      facts.put("codec dvae", dvae.id().toString());
      facts.put("minilm", minilm.settings().strip().replace('\n', ';'));
    }
    facts.put("captions", options.captions().getFileName() + ", seed " + options.seed());
    facts.put("kernels", Kernels.selected().name());
    facts.put("β for captions as keys", Double.toString(SHARP));
    facts.put("Java", System.getProperty("java.vm.name", "?") + " " + Runtime.version());
    return new CaptionResults(
        keys.size(), items.size(), keyResults, severalResults, weightResults, facts);
  }

  private KeyTrial.Result key(CaptionSource source, List<String> keys, Perturbation cue) {
    String stage = source.encoder().name() + ", " + cue.words();
    RecallOptions sharp =
        RecallOptions.paper().withBeta(SHARP).withTrace(false).withTolerance(1e-6);
    int changed = source.encoder().exactKey() ? CHANGED_KEYS : CHANGED;
    int most = cue == Perturbation.NONE ? keys.size() : Math.min(changed, keys.size());
    return KeyTrial.run(
        source, keys, most, cue, sharp, options.seed(), counted(stage, keys.size()));
  }

  private SeveralTrial.Result several(
      CaptionSource source, List<List<String>> items, Storage storage, boolean heldOut) {
    String stage = source.encoder().name() + ", several captions";
    return SeveralTrial.run(
        source, items, storage, heldOut, options.seed(), counted(stage, items.size()));
  }

  private void weigh(
      PictureCodec dvae, CaptionSource meant, PairedSets.Sets sets, List<WeightTrial.Result> into) {
    PatternBank images = WeightTrial.images(dvae, sets.all().getFirst().pictures());
    for (PairedItems set : sets.all()) {
      for (Damage damage : Damage.ALL) {
        into.add(
            WeightTrial.run(
                dvae,
                meant,
                images,
                set,
                damage,
                options.cues(),
                options.seed(),
                counted("pictures and captions", options.cues())));
      }
    }
  }

  private IntConsumer counted(String stage, int total) {
    int[] done = new int[1];
    return more -> {
      done[0] += more;
      listener.onProgress(new Progress(stage, done[0], Math.max(total, done[0])));
    };
  }

  private List<List<String>> several(Captions captions) {
    List<List<String>> items =
        captions.all().values().stream()
            .filter(own -> own.size() >= 2)
            .limit(options.items())
            .map(List::copyOf)
            .toList();
    if (items.size() < 2) {
      throw new InputException(
          "input.captions-too-few",
          options.captions() + " has fewer than two names with two captions each",
          "name a file with several captions for each picture, such as COCO's");
    }
    return items;
  }

  /** Distinct captions, chosen at random. */
  private List<String> distinct(List<List<String>> items) {
    List<String> all =
        new ArrayList<>(
            items.stream()
                .flatMap(Collection::stream)
                .collect(LinkedHashSet::new, Collection::add, Collection::addAll));
    java.util.Collections.shuffle(all, new Random(options.seed()));
    return List.copyOf(all.subList(0, Math.min(options.count(), all.size())));
  }

  private static TextEncoder minilm() {
    for (TextEncoderProvider provider : ServiceLoader.load(TextEncoderProvider.class)) {
      if (provider.names().contains("minilm")) {
        return provider.open("minilm");
      }
    }
    throw new ModelException(
        "model.no-text-encoder",
        "there is no text encoder named minilm on the class path",
        "Put the module hen-minilm on the class path; the command line has it.");
  }
}
