package io.hen.experiments.captions;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import io.hen.encoders.Fill;
import io.hen.encoders.Masking;
import io.hen.encoders.PictureCodec;
import io.hen.memory.Codec;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * How much a caption should count beside a picture: items are recalled by a small visible piece of
 * their picture or by a noisy one, by a caption other than the one stored, and by both with several
 * weights.
 *
 * <p>Parts are compared in units of their own squared norm (a grid of S tokens: S; a unit vector:
 * 1), squared distances over what is observed: {@code sim = -(wᵢ dᵢ² + wₜ dₜ²)}.
 */
public final class WeightTrial {
  /** Weights of the caption where the picture's is 1. */
  public static final List<Double> WEIGHTS =
      List.of(0.003, 0.01, 0.02, 0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1.0, 2.0, 5.0);

  private WeightTrial() {}

  /**
   * What became of the cues with one kind of damage.
   *
   * @param cues what the cues were, for people
   * @param damage what was done to the pictures, for people
   * @param observed mean share of the image part that was observed
   * @param picture by the visible piece alone
   * @param caption by the caption alone
   * @param both by both, one for each of {@link #WEIGHTS}
   * @param onlyBoth how many cues found the item by both but by neither alone, for each weight
   */
  public record Result(
      String cues,
      String damage,
      double observed,
      Ranks picture,
      Ranks caption,
      List<Ranks> both,
      List<Integer> onlyBoth) {}

  private record Cue(int item, String caption, Picture picture, long seed) {}

  private record One(double observed, int picture, int caption, List<Integer> both) {}

  /**
   * Runs all cues.
   *
   * @param codec encodes the pictures
   * @param damage what is done to the pictures
   * @param most at most so many cues
   */
  static Result run(
      PictureCodec codec,
      CaptionSource source,
      PatternBank images,
      PairedItems items,
      Damage damage,
      int most,
      long seed,
      IntConsumer done) {
    PatternBank image = images.unit();
    PatternBank text = source.bank(items.stored(), done);
    List<Cue> cues = cues(items, most, new Random(seed));
    List<Pattern> captions = source.encode(cues.stream().map(Cue::caption).toList(), done);
    One[] all = new One[cues.size()];
    IntStream.range(0, all.length)
        .parallel()
        .forEach(k -> {
          Cue cue = cues.get(k);
          Random random = new Random(cue.seed);
          Picture picture = damage.noisy(cue.picture, random);
          BitSet hidden = damage.hidden(picture.width(), picture.height(), random);
          Observation seen = codec.observe(picture, hidden, Masking.MASKED, Fill.GREY);
          all[k] = one(image, seen, text, Observation.whole(captions.get(k)), cue.item);
          synchronized (all) {
            done.accept(1);
          }
        });
    return result(items.name(), damage.words(), List.of(all));
  }

  /** The image part of pictures as a bank. */
  static PatternBank images(PictureCodec codec, List<Picture> pictures) {
    List<Pattern> patterns = codec.encodePictures(pictures);
    return switch (codec.autoencoder().layout()) {
      case Codec.Layout.Dense dense ->
          DenseBank.of(
              patterns.stream().map(p -> ((Pattern.Dense) p).values()).toArray(float[][]::new),
              Kernels.selected());
      case Codec.Layout.Tokens(int positions, int codebook) ->
          TokenBank.of(
              patterns.stream().map(p -> ((Pattern.Tokens) p).tokens()).toArray(char[][]::new),
              codebook,
              Kernels.selected());
    };
  }

  private static List<Cue> cues(PairedItems items, int most, Random random) {
    List<Cue> cues = new ArrayList<>();
    for (int item = 0; item < items.pictures().size(); item++) {
      for (String caption : items.asked().get(item)) {
        cues.add(new Cue(item, caption, items.pictures().get(item), random.nextLong()));
      }
    }
    Collections.shuffle(cues, random);
    return List.copyOf(cues.subList(0, Math.min(most, cues.size())));
  }

  private static One one(
      PatternBank image, Observation seen, PatternBank text, Observation told, int right) {
    int n = image.size();
    double[] byImage = new double[n];
    double[] byText = new double[n];
    image.similarities(seen, Similarity.L2, byImage);
    text.similarities(told, Similarity.L2, byText);
    int[] self = IntStream.range(0, n).toArray();
    List<Integer> both = new ArrayList<>();
    for (double weight : WEIGHTS) {
      double[] sum = new double[n];
      for (int k = 0; k < n; k++) {
        sum[k] = byImage[k] + weight * byText[k];
      }
      both.add(Ranks.rank(sum, self, n, right));
    }
    return new One(
        observed(seen),
        Ranks.rank(byImage, self, n, right),
        Ranks.rank(byText, self, n, right),
        both);
  }

  private static double observed(Observation seen) {
    return switch (seen) {
      case Observation.Tokens tokens -> (double) tokens.observed() / tokens.tokens().length;
      case Observation.Dense dense ->
          (double) dense.observed().cardinality() / dense.values().length;
      case Observation.Parts parts -> throw new IllegalArgumentException("one part has no parts");
    };
  }

  private static Result result(String name, String damage, List<One> all) {
    List<Ranks> both = new ArrayList<>();
    List<Integer> onlyBoth = new ArrayList<>();
    for (int w = 0; w < WEIGHTS.size(); w++) {
      int weight = w;
      both.add(Ranks.of(all.stream().map(one -> one.both.get(weight)).toList()));
      onlyBoth.add(
          (int)
              all.stream()
                  .filter(one -> one.both.get(weight) == 0 && one.picture > 0 && one.caption > 0)
                  .count());
    }
    return new Result(
        name,
        damage,
        all.stream().mapToDouble(One::observed).average().orElse(0),
        Ranks.of(all.stream().map(One::picture).toList()),
        Ranks.of(all.stream().map(One::caption).toList()),
        both,
        onlyBoth);
  }
}
