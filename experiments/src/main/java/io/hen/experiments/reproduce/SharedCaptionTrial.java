package io.hen.experiments.reproduce;

import io.hen.core.bank.Mixture;
import io.hen.core.bank.Observation;
import io.hen.core.bank.State;
import io.hen.core.network.Recall;
import io.hen.core.network.Verdict;
import io.hen.experiments.reproduce.Block.Frame;
import io.hen.experiments.reproduce.Block.Strip;
import io.hen.experiments.reproduce.Experiment.SharedCaption;
import io.hen.experiments.trial.TotalProgress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/** Two pictures with one caption: what the paper's network decodes, and what hen says of it. */
final class SharedCaptionTrial {
  private final SharedCaption experiment;
  private final Study study;
  private final int size;
  private final int pairs;
  private final TotalProgress progress;

  SharedCaptionTrial(SharedCaption experiment, Study study) {
    this.experiment = experiment;
    this.study = study;
    this.size = study.sizes(List.of(experiment.size())).getFirst();
    this.pairs = Math.min(size / 2, experiment.pairs());
    this.progress = study.progress(experiment, pairs);
  }

  Draft run() {
    Checks checks = new Checks(experiment, List.of(experiment.size()));
    List<Strip> strips = new ArrayList<>();
    int said = 0;
    int halfAndHalf = 0;
    try (CaptionedPictures memory =
        new CaptionedPictures(study, experiment.encoder(), experiment.text())) {
      List<int[]> twins = new ArrayList<>();
      for (int k = 0; k < pairs; k++) {
        twins.add(new int[] {2 * k, 2 * k + 1});
      }
      memory.share(size, twins);
      Recalls recalls =
          memory.recalls(
              size, MissingPicture.ZEROS, experiment.recall(), experiment.recall().film());
      IntFunction<Observation> cues = memory.cues(size, MissingPicture.ZEROS);
      for (int[] pair : twins) {
        Observation cue = cues.apply(pair[0]);
        Recall recall = recalls.network().recall(cue, recalls.options());
        said += names(recall.verdict(), pair) ? 1 : 0;
        Mixture heaviest = recall.state().memories().sorted();
        halfAndHalf += evenly(heaviest, pair) ? 1 : 0;
        strips.add(strip(memory, recalls, recall, cue, pair));
        progress.piece().accept(strips.size());
      }
    }
    checks.add("ties named as ties", "share", pairs == 0 ? 0 : (double) said / pairs);
    checks.add("even mixtures of the two", "share", pairs == 0 ? 0 : (double) halfAndHalf / pairs);
    return new Draft(
        checks.all(),
        List.of(
            new Block.Strips(
                "strips",
                experiment.title(),
                strips,
                "The mixture is what the free dynamics of the paper end in. The verdict is hen's.")));
  }

  private Strip strip(
      CaptionedPictures memory, Recalls recalls, Recall recall, Observation cue, int[] pair) {
    State empty = recalls.part().apply(new State(1, cue, Mixture.NONE, Mixture.NONE));
    State mixture = recalls.part().apply(recall.state());
    boolean named = names(recall.verdict(), pair);
    return new Strip(
        "“" + study.captions().get(pair[0]) + "”, twice",
        named ? "a tie of exactly these two" : "not named as a tie of these two",
        named ? "good" : "bad",
        List.of(
            new Frame(study.gallery().pictures().get(pair[0]), "one"),
            new Frame(study.gallery().pictures().get(pair[1]), "other"),
            new Frame(memory.images(size).decodedUnfilled(empty, empty.cue()), "step 0"),
            new Frame(memory.images(size).decoded(mixture, mixture.cue()), "recalled")));
  }

  private static boolean names(Verdict verdict, int[] pair) {
    return verdict instanceof Verdict.Ambiguous(int[] ties, double[] weights)
        && Arrays.equals(Arrays.stream(ties).sorted().toArray(), pair);
  }

  private static boolean evenly(Mixture sorted, int[] pair) {
    if (sorted.size() < 2 || Math.abs(sorted.weights()[1] - 0.5) > 0.01) {
      return false;
    }
    int[] two = {sorted.members()[0], sorted.members()[1]};
    Arrays.sort(two);
    return Arrays.equals(two, pair);
  }
}
