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
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * How much a caption should count beside a picture: items are recalled by a small visible piece of
 * their picture, by a caption other than the one stored, and by both with several weights.
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
   * What became of the cues with one share of the picture hidden.
   *
   * @param cues what the cues were, for people
   * @param hidden share of the picture that was hidden
   * @param observed mean share of the image part that was observed
   * @param picture by the visible piece alone
   * @param caption by the caption alone
   * @param both by both, one for each of {@link #WEIGHTS}
   * @param onlyBoth how many cues found the item by both but by neither alone, for each weight
   */
  public record Result(
      String cues,
      double hidden,
      double observed,
      Ranks picture,
      Ranks caption,
      List<Ranks> both,
      List<Integer> onlyBoth) {}

  private record Cue(int item, String caption, Picture picture, BitSet hidden) {}

  private record One(double observed, int picture, int caption, List<Integer> both) {}

  /**
   * Runs all cues.
   *
   * @param codec encodes the pictures
   * @param side visible share of each side, in (0,1): a rectangle at a random place
   * @param most at most so many cues
   */
  static Result run(
      PictureCodec codec,
      CaptionSource source,
      PatternBank images,
      PairedItems items,
      double side,
      int most,
      long seed,
      IntConsumer done) {
    PatternBank image = images.unit();
    PatternBank text = source.bank(items.stored(), done);
    List<Cue> cues = cues(items, side, most, new Random(seed));
    List<Pattern> captions = source.encode(cues.stream().map(Cue::caption).toList(), done);
    One[] all = new One[cues.size()];
    IntStream.range(0, all.length)
        .parallel()
        .forEach(k -> {
          Cue cue = cues.get(k);
          Observation seen =
              codec.observe(cue.picture, cue.hidden, Masking.MASKED, Fill.GREY);
          all[k] = one(image, seen, text, Observation.whole(captions.get(k)), cue.item);
          synchronized (all) {
            done.accept(1);
          }
        });
    return result(items.name(), 1 - side * side, List.of(all));
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

  private static List<Cue> cues(PairedItems items, double side, int most, Random random) {
    List<Cue> cues = new ArrayList<>();
    for (int item = 0; item < items.pictures().size(); item++) {
      for (String caption : items.asked().get(item)) {
        Picture picture = items.pictures().get(item);
        cues.add(
            new Cue(
                item,
                caption,
                picture,
                allBut(picture.width(), picture.height(), side, random)));
      }
    }
    java.util.Collections.shuffle(cues, random);
    return List.copyOf(cues.subList(0, Math.min(most, cues.size())));
  }

  /** Every pixel but those of a rectangle at a random place. */
  static BitSet allBut(int width, int height, double side, Random random) {
    int w = (int) Math.max(1, Math.round(width * side));
    int h = (int) Math.max(1, Math.round(height * side));
    int left = random.nextInt(width - w + 1);
    int top = random.nextInt(height - h + 1);
    BitSet hidden = new BitSet(width * height);
    hidden.set(0, width * height);
    for (int y = top; y < top + h; y++) {
      hidden.clear(y * width + left, y * width + left + w);
    }
    return hidden;
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

  private static Result result(String name, double hidden, List<One> all) {
    List<Ranks> both = new ArrayList<>();
    List<Integer> onlyBoth = new ArrayList<>();
    for (int w = 0; w < WEIGHTS.size(); w++) {
      int weight = w;
      both.add(Ranks.of(all.stream().map(one -> one.both.get(weight)).toList()));
      onlyBoth.add(
          (int)
              all.stream()
                  .filter(one ->
                      one.both.get(weight) == 0 && one.picture > 0 && one.caption > 0)
                  .count());
    }
    return new Result(
        name,
        hidden,
        all.stream().mapToDouble(One::observed).average().orElse(0),
        Ranks.of(all.stream().map(One::picture).toList()),
        Ranks.of(all.stream().map(One::caption).toList()),
        both,
        onlyBoth);
  }
}
