package io.hen.core.calibrate;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.TokenBank;
import io.hen.core.kernel.Kernels;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Items like natural ones: many coordinates that depend on few hidden causes, some items plainer
 * than others. Items of one source are independent of each other, so those that are not stored are
 * strangers exchangeable with the stored.
 */
public final class Nature {
  private static final int CAUSES = 12;
  private static final int PLACES = 32;
  private static final int LEVELS = 8;

  /** What a bank is made of. */
  public enum Kind {
    DENSE,
    TOKENS,
    PARTS
  }

  private final SplittableRandom random;
  private final Kernels kernels;
  private final double[][] effects = new double[2 * PLACES][CAUSES];

  public Nature(long seed, Kernels kernels) {
    this.random = new SplittableRandom(seed);
    this.kernels = kernels;
    for (double[] effect : effects) {
      for (int c = 0; c < CAUSES; c++) {
        effect[c] = random.nextGaussian() / Math.sqrt(CAUSES);
      }
    }
  }

  /** So many items: float[n][64], the channels of a place 32 apart. */
  public float[][] items(int count) {
    float[][] items = new float[count][2 * PLACES];
    for (float[] item : items) {
      double contrast = Math.exp(0.4 * random.nextGaussian());
      double[] causes = new double[CAUSES];
      Arrays.setAll(causes, _ -> contrast * random.nextGaussian());
      for (int k = 0; k < item.length; k++) {
        double value = 0.1 * random.nextGaussian();
        for (int c = 0; c < CAUSES; c++) {
          value += effects[k][c] * causes[c];
        }
        item[k] = (float) value;
      }
    }
    return items;
  }

  /** A copy with Gaussian noise. */
  public float[] noisy(float[] item, double deviation) {
    float[] noisy = item.clone();
    for (int k = 0; k < noisy.length; k++) {
      noisy[k] += (float) (deviation * random.nextGaussian());
    }
    return noisy;
  }

  /** The items as memories. */
  public PatternBank bank(Kind kind, float[][] items) {
    return switch (kind) {
      case DENSE -> DenseBank.of(items, kernels);
      case TOKENS ->
          TokenBank.of(
              Arrays.stream(items).map(Nature::tokens).toArray(char[][]::new),
              LEVELS * LEVELS,
              kernels);
      case PARTS ->
          new PartsBank(
              List.of(bank(Kind.TOKENS, items), bank(Kind.DENSE, items)), new double[] {1, 0.1});
    };
  }

  /** One token for each place: its two channels in eight steps each. */
  private static char[] tokens(float[] item) {
    char[] tokens = new char[PLACES];
    for (int s = 0; s < PLACES; s++) {
      tokens[s] = (char) (LEVELS * step(item[s]) + step(item[PLACES + s]));
    }
    return tokens;
  }

  private static int step(float value) {
    return Math.clamp((int) Math.floor(2 * value + LEVELS / 2.0), 0, LEVELS - 1);
  }

  /** A cue that shows the first so many places of an item; of parts, the tokens alone. */
  public static Observation cue(Kind kind, float[] item, int places) {
    return switch (kind) {
      case DENSE -> {
        BitSet seen = new BitSet();
        seen.set(0, places);
        seen.set(PLACES, PLACES + places);
        yield new Observation.Dense(item, seen);
      }
      case TOKENS -> {
        BitSet seen = new BitSet();
        seen.set(0, places);
        yield Observation.tokens(tokens(item), seen);
      }
      case PARTS ->
          new Observation.Parts(
              List.of(Optional.of(cue(Kind.TOKENS, item, places)), Optional.empty()));
    };
  }

  /** A cue that shows everything. */
  public static Observation whole(Kind kind, float[] item) {
    return switch (kind) {
      case DENSE -> Observation.whole(new Pattern.Dense(item));
      case TOKENS -> Observation.whole(new Pattern.Tokens(tokens(item)));
      case PARTS ->
          new Observation.Parts(
              List.of(Optional.of(whole(Kind.TOKENS, item)), Optional.of(whole(Kind.DENSE, item))));
    };
  }
}
