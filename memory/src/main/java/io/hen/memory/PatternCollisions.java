package io.hen.memory;

import io.hen.core.bank.Pattern;
import io.hen.core.kernel.Kernels;
import io.hen.memory.store.PartShape;
import io.hen.memory.store.Snapshot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Finds the items whose patterns equal those of new items in one part, or nearly.
 *
 * <p>Two grids of tokens are nearly equal if at least half of the tokens are. Among 3,000 natural
 * pictures of 64×64 pixels, encoded as 64 tokens, the nearest stranger of 300 shared a third at
 * most, and half of them one token in sixteen or fewer; the same picture shared 55 % in the
 * median's worst percentile when saved anew as JPEG of quality 50, and 81 % at quality 90.
 *
 * <p>Two vectors are nearly equal if their distance is at most a third of the typical one between
 * nearest neighbours. With raw pixels of the same pictures the nearest strangers were 0.57 of it
 * apart (one in a hundred) or more; saved anew as JPEG of quality 75 and more they moved by 0.09 of
 * it at most, of quality 50 by 0.25 in the median.
 */
final class PatternCollisions {
  /** From this share of equal tokens on two grids are nearly equal. */
  static final double NEAR_TOKENS = 0.5;

  /**
   * Up to this share of the typical distance of nearest neighbours two vectors are nearly equal.
   */
  static final double NEAR_DISTANCE = 1.0 / 3;

  /** Up to this share of their length two vectors are equal but for rounding in another batch. */
  private static final double ROUNDING = 1e-5;

  /** With fewer stored rows the new ones take part in telling the typical distance. */
  private static final int FEW = 64;

  private final int part;
  private final String name;
  private final PartShape shape;
  private final DenseNeighbours neighbours;

  /** What a new pattern is like to another item: the best of the item's patterns. */
  private record Like(double similarity, boolean equal) {
    static Like better(Like one, Like other) {
      return one.similarity >= other.similarity ? one : other;
    }
  }

  PatternCollisions(PartShape shape, int part) {
    this.part = part;
    this.name = shape.name();
    this.shape = shape;
    this.neighbours = new DenseNeighbours(shape, part);
  }

  /**
   * Compares.
   *
   * @param fresh for each new item its patterns in this part, none if it has nothing there
   */
  List<Found> find(Snapshot now, List<List<Pattern>> fresh) {
    return switch (shape.kind()) {
      case TOKENS -> tokens(now, fresh);
      case DENSE -> numbers(now, fresh);
    };
  }

  private List<Found> tokens(Snapshot now, List<List<Pattern>> fresh) {
    int positions = shape.length();
    int least = (int) Math.ceil(NEAR_TOKENS * positions);
    Kernels kernels = Kernels.selected();
    double[] matches = new double[now.size()];
    return each(
        fresh,
        (pattern, likes) -> {
          Arrays.fill(matches, 0);
          char[] tokens = ((Pattern.Tokens) pattern).tokens();
          kernels.addMatches(now.rows().get(part), 0, now.size(), tokens, 1, matches);
          for (int n = 0; n < matches.length; n++) {
            if (matches[n] >= least) {
              likes.merge(now.id(n), like(matches[n], positions), Like::better);
            }
          }
        },
        (one, other) -> {
          int same = matches(((Pattern.Tokens) one).tokens(), ((Pattern.Tokens) other).tokens());
          return same >= least ? like(same, positions) : new Like(0, false);
        });
  }

  private static Like like(double matches, int positions) {
    return new Like(matches / positions, matches == positions);
  }

  private static int matches(char[] a, char[] b) {
    int matches = 0;
    for (int s = 0; s < a.length; s++) {
      matches += a[s] == b[s] && a[s] != Kernels.NEVER ? 1 : 0;
    }
    return matches;
  }

  private List<Found> numbers(Snapshot now, List<List<Pattern>> fresh) {
    neighbours.follow(now);
    double gap = now.size() >= FEW ? neighbours.typicalGap(now) : smallGap(now, fresh);
    double near = Double.isNaN(gap) ? 0 : NEAR_DISTANCE * gap;
    return each(
        fresh,
        (pattern, likes) -> {
          float[] values = ((Pattern.Dense) pattern).values();
          double rounding = ROUNDING * DenseNeighbours.norm(values);
          neighbours.within(
              now,
              values,
              Math.max(near, rounding),
              (distance, n) -> likes.merge(now.id(n), like(distance, rounding, gap), Like::better));
        },
        (one, other) -> {
          float[] values = ((Pattern.Dense) one).values();
          double rounding = ROUNDING * DenseNeighbours.norm(values);
          double distance = DenseNeighbours.distance(values, ((Pattern.Dense) other).values());
          return distance <= Math.max(near, rounding)
              ? like(distance, rounding, gap)
              : new Like(0, false);
        });
  }

  private static Like like(double distance, double rounding, double gap) {
    return distance <= rounding ? new Like(1, true) : new Like(1 - distance / gap, false);
  }

  private double smallGap(Snapshot now, List<List<Pattern>> fresh) {
    List<float[]> all = new ArrayList<>();
    long last = 0;
    for (int n = 0; n < now.size(); n++) {
      if (now.id(n) != last) {
        all.add(neighbours.row(now, n));
        last = now.id(n);
      }
    }
    fresh.stream()
        .filter(patterns -> !patterns.isEmpty())
        .forEach(patterns -> all.add(((Pattern.Dense) patterns.getFirst()).values()));
    return DenseNeighbours.typicalGap(all.toArray(new float[0][]));
  }

  /** Looks up the stored items that a pattern is like. */
  @FunctionalInterface
  private interface Scan {
    void of(Pattern pattern, TreeMap<Long, Like> likes);
  }

  /** What two patterns are like: similarity 0 if not even nearly equal. */
  @FunctionalInterface
  private interface Pair {
    Like of(Pattern one, Pattern other);
  }

  private List<Found> each(List<List<Pattern>> fresh, Scan scan, Pair pair) {
    // In this thread alone: the caller holds a lock, which no thread that helps may wait for.
    return IntStream.range(0, fresh.size())
        .mapToObj(k -> {
          List<Found> found = new ArrayList<>();
          TreeMap<Long, Like> likes = new TreeMap<>();
          fresh.get(k).forEach(pattern -> scan.of(pattern, likes));
          likes.forEach((id, like) -> found.add(found(k, false, id, like)));
          for (int other = 0; other < k; other++) {
            Like best = new Like(0, false);
            for (Pattern mine : fresh.get(k)) {
              for (Pattern its : fresh.get(other)) {
                best = Like.better(best, pair.of(mine, its));
              }
            }
            if (best.similarity > 0) {
              found.add(found(k, true, other, best));
            }
          }
          return found;
        })
        .flatMap(List::stream)
        .toList();
  }

  private Found found(int item, boolean fresh, long other, Like like) {
    Collision.Kind kind = like.equal ? Collision.Kind.PATTERN : Collision.Kind.NEAR_PATTERN;
    return new Found(kind, name, item, fresh, other, like.similarity);
  }
}
