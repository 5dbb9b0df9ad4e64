package io.hen.memory;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.Similarity;
import io.hen.core.bank.TokenBank;
import io.hen.core.calibrate.Calibration;
import io.hen.core.calibrate.Owners;
import io.hen.core.network.Beta;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.RecallOptions;
import io.hen.memory.store.PartShape;
import io.hen.memory.store.Snapshot;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The bank of a snapshot and the networks over it. Networks are made when first needed, because
 * each reads the whole bank once; those of the last few settings are kept. What the networks of an
 * earlier snapshot have measured of the memory is handed on.
 *
 * <p>What recalls ask for again and again is measured by the writer ({@link #measure}), when the
 * memory has changed too much for what there is, before recalls see the new snapshot. A setting
 * that nobody has asked for since it was measured last is left to the next recall that does.
 *
 * <p>No lock is held while a bank is read: scans run in parallel, and a thread that helps with one
 * may come back here. Threads that need the same network at the same time may each make it.
 */
final class Networks {
  private static final int KEPT = 8;

  private final Snapshot snapshot;
  private final List<PartShape> shapes;
  private final PartsBank bank;
  private final PartNorms norms;
  private final Owners owners;
  private final Map<Setting, Calibration> inherited;
  private final Optional<Networks> earlierFirsts;

  private final Map<Setting, Known> networks =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Setting, Known> eldest) {
          return size() > KEPT;
        }
      };

  private @Nullable Networks firsts;

  private record Setting(Similarity similarity, List<Double> weights) {}

  /**
   * Settings that a recall has judged a cue in since they were measured, and what they are made
   * from.
   */
  private final Map<Setting, CuePlan.Weighting> asked = new ConcurrentHashMap<>();

  /** A network, and whether it was asked to judge a cue and so has measured the memory. */
  private record Known(HopfieldNetwork network, boolean judged) {}

  /** Over the first snapshot. */
  Networks(Snapshot snapshot, List<PartShape> shapes) {
    this(snapshot, shapes, Optional.empty());
  }

  /** Over a later snapshot than that of some other networks. */
  Networks(Snapshot snapshot, Networks earlier) {
    this(snapshot, earlier.shapes, Optional.of(earlier));
  }

  private Networks(Snapshot snapshot, List<PartShape> shapes, Optional<Networks> earlier) {
    this.snapshot = snapshot;
    this.shapes = shapes;
    List<PatternBank> parts = new ArrayList<>();
    for (int part = 0; part < shapes.size(); part++) {
      PatternBank own = bank(shapes.get(part), snapshot.rows().get(part), snapshot.size());
      parts.add(earlier.isPresent() ? continuing(own, earlier.get(), part) : own);
    }
    double[] ones = new double[parts.size()];
    Arrays.fill(ones, 1);
    this.bank = new PartsBank(parts, ones);
    this.norms =
        earlier.map(old -> new PartNorms(bank, old.norms)).orElseGet(() -> new PartNorms(bank));
    this.owners = snapshot.items() == snapshot.size() ? Owners.EACH : owners(snapshot);
    this.inherited = earlier.map(Networks::calibrations).orElse(Map.of());
    this.earlierFirsts = earlier.map(old -> old.firsts);
    earlier.ifPresent(old -> asked.putAll(old.asked));
  }

  /**
   * A bank that goes on with what an earlier one has found out, as far as the rows are the same.
   */
  private PatternBank continuing(PatternBank own, Networks earlier, int part) {
    PatternBank before = earlier.bank.part(part);
    int common = earlier.snapshot.common(snapshot);
    return switch (own) {
      case DenseBank dense when before instanceof DenseBank same -> dense.continuing(same, common);
      case TokenBank grid when before instanceof TokenBank same -> grid.continuing(same, common);
      default -> own;
    };
  }

  private static Owners owners(Snapshot snapshot) {
    int[] owners = new int[snapshot.size()];
    for (int row = 1; row < owners.length; row++) {
      boolean same = snapshot.id(row) == snapshot.id(row - 1);
      owners[row] = same ? owners[row - 1] : owners[row - 1] + 1;
    }
    return Owners.of(owners);
  }

  private Map<Setting, Calibration> calibrations() {
    Map<Setting, Known> present;
    synchronized (networks) {
      present = Map.copyOf(networks);
    }
    Map<Setting, Calibration> all = new HashMap<>(inherited);
    present.forEach((setting, known) -> {
      if (known.judged) {
        all.put(setting, known.network.calibration());
      }
    });
    return all;
  }

  /**
   * Measures anew what recalls ask for and what the change since the earlier snapshots has made
   * useless. A pure function of the snapshots and of the recalls of earlier ones.
   */
  void measure() {
    measure(this);
    if (earlierFirsts.isPresent() && snapshot.items() < snapshot.size()) {
      firsts().measure(this);
    }
  }

  /** Whether recalls have asked for anything that may have to be measured anew. */
  boolean asked() {
    Networks own = firsts;
    return !asked.isEmpty() || (own != null && own.asked());
  }

  /** As the other, by the norms of a bank that may hold more patterns of the same items. */
  private void measure(Networks norms) {
    asked.forEach((setting, weighting) -> {
      Calibration old = inherited.get(setting);
      double[] weights = weighting.in(norms);
      Setting now = setting(setting.similarity, weights);
      if (old == null || (now.equals(setting) && old.goodFor(snapshot.size()))) {
        return;
      }
      HopfieldNetwork network =
          new HopfieldNetwork(
              bank.withWeights(weights), setting.similarity, Optional.empty(), owners);
      network.measureLike(old);
      synchronized (networks) {
        networks.put(now, new Known(network, true));
      }
      asked.remove(setting);
    });
  }

  private static Setting setting(Similarity similarity, double[] weights) {
    return new Setting(similarity, Arrays.stream(weights).boxed().toList());
  }

  Snapshot snapshot() {
    return snapshot;
  }

  /**
   * The first pattern of each item alone. Patterns of one item differ in their captions: to a cue
   * without one all of them are equally near, and the mean of their captions, which would complete
   * that cue, may lie nearer to another item than to any of them.
   */
  Networks firsts() {
    if (snapshot.items() == snapshot.size()) {
      return this;
    }
    synchronized (networks) {
      if (firsts == null) {
        firsts = new Networks(snapshot.firsts(), shapes, earlierFirsts);
      }
      return firsts;
    }
  }

  /** All patterns, each part with weight 1. */
  PartsBank bank() {
    return bank;
  }

  /** Mean squared norm of a part over the patterns where it is not 0; 1 if there are none. */
  double meanSquaredNorm(int part) {
    return norms.meanSquaredNorm(part);
  }

  /** The network of a similarity whose parts have the weights of a plan. */
  HopfieldNetwork network(Similarity similarity, CuePlan plan, RecallOptions options) {
    double[] weights = plan.weights();
    Setting setting = setting(similarity, weights);
    boolean judged = options.strangerError() > 0 || options.beta() instanceof Beta.Automatic;
    if (judged) {
      asked.put(setting, plan.weighting());
    }
    Known known;
    synchronized (networks) {
      known = networks.get(setting);
    }
    if (known == null) {
      Optional<Calibration> earlier = Optional.ofNullable(inherited.get(setting));
      known =
          new Known(
              new HopfieldNetwork(bank.withWeights(weights), similarity, earlier, owners), judged);
    }
    synchronized (networks) {
      Known first = networks.getOrDefault(setting, known);
      networks.put(setting, new Known(first.network, first.judged || judged));
      return first.network;
    }
  }

  private static PatternBank bank(PartShape shape, MemorySegment rows, int size) {
    return switch (shape.kind()) {
      case DENSE -> DenseBank.of(rows, size, shape.length(), shape.rowBytes() / Float.BYTES);
      // One symbol more than the codebook stands for blank.
      case TOKENS -> TokenBank.of(rows, size, shape.length(), shape.codebook() + 1);
    };
  }
}
