package io.hen.experiments.classical;

import io.hen.experiments.trial.CellFiles;
import io.hen.experiments.trial.TotalProgress;
import io.hen.memory.Picture;
import io.hen.memory.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Stores more and more patterns in the classical networks and finds where each breaks: how many
 * patterns stay fixed points, and how many come back exactly when the lower half is hidden.
 *
 * <p>A curve ends early where at two N in a row nothing was exact from any start; the N that were
 * left out are in the result. The result is the same for any number of processors, but for the
 * seconds.
 */
public final class CapacityTrial {
  private final CapacityOptions options;
  private final Optional<CellFiles> cells;
  private final TotalProgress progress;

  private CapacityTrial(
      CapacityOptions options, Optional<CellFiles> cells, TotalProgress progress) {
    this.options = options;
    this.cells = cells;
    this.progress = progress;
  }

  /**
   * Runs it.
   *
   * @param pictures of any sizes; what is stored of them is binarised. May be empty where only
   *     random patterns are stored.
   * @param cells keep what was found at each N, and give it back where they are told to reuse;
   *     empty: nothing is kept
   * @param listener told how far it is, from the calling thread; a cue counts N, because that is
   *     what it costs
   * @return a curve for each kind of pattern and network, in the order of the options
   * @throws io.hen.memory.InputException if pictures are to be stored and there are fewer than two,
   *     or a kept result cannot be read
   * @throws java.util.concurrent.CancellationException if the thread is interrupted
   */
  public static List<CapacityCurve> run(
      CapacityOptions options,
      List<Picture> pictures,
      Optional<CellFiles> cells,
      Progress.Listener listener) {
    List<StoredPatterns> kinds =
        options.patterns().stream()
            .map(kind -> StoredPatterns.of(kind, options, pictures, listener))
            .toList();
    long work = 0;
    for (StoredPatterns patterns : kinds) {
      for (NetworkKind network : options.networks()) {
        for (int size : patterns.sizes()) {
          work += (long) size * new CapacityCell(options, network, patterns, size).cues();
        }
      }
    }
    CapacityTrial trial =
        new CapacityTrial(options, cells, new TotalProgress("classical networks", work, listener));
    List<CapacityCurve> curves = new ArrayList<>();
    for (StoredPatterns patterns : kinds) {
      for (NetworkKind network : options.networks()) {
        curves.add(trial.curve(patterns, network));
      }
    }
    return curves;
  }

  private CapacityCurve curve(StoredPatterns patterns, NetworkKind network) {
    List<CapacityPoint> points = new ArrayList<>();
    List<Integer> untried = new ArrayList<>();
    for (int size : patterns.sizes()) {
      CapacityCell cell = new CapacityCell(options, network, patterns, size);
      if (isLost(points)) {
        untried.add(size);
        progress.skip((long) size * cell.cues());
      } else {
        points.add(point(cell, size));
      }
    }
    return new CapacityCurve(
        patterns.kind(),
        network,
        options.neurons(),
        points,
        untried,
        Theory.of(network, options.neurons()));
  }

  private static boolean isLost(List<CapacityPoint> points) {
    int count = points.size();
    return count >= 2
        && points.subList(count - 2, count).stream().allMatch(CapacityPoint::nothingExact);
  }

  private CapacityPoint point(CapacityCell cell, int size) {
    Optional<CapacityPoint> earlier =
        cells.flatMap(files -> files.find(cell.key(), CapacityPoint.class));
    if (earlier.isPresent()) {
      progress.skip((long) size * cell.cues());
      return earlier.get();
    }
    // At most 10,000 cues of 200,000 patterns: fits an int.
    var piece = progress.piece();
    CapacityPoint point = cell.run(done -> piece.accept(done * size));
    cells.ifPresent(files -> files.keep(cell.key(), point));
    return point;
  }
}
