package io.hen.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.network.Landscapes.Kind;
import io.hen.core.network.Landscapes.Shape;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * All of it is the recurrence in double precision within the reported bounds: 10,000 random recalls
 * of each kind of bank, β over six decades, four dampings, 1 to 150 steps, all similarities, whole
 * and masked cues, free and clamped; and the same bits with readings pruned or from lists, watched
 * or not, alone or in company.
 *
 * <p>{@code -Dhen.seed=S -Dhen.cases=1} repeats the case that a failure names.
 */
class RecurrenceTest {
  private static final int CASES = Integer.getInteger("hen.cases", 10_000);
  private static final long SEED = Long.getLong("hen.seed", 20_261_124_000_000L);

  @ParameterizedTest
  @EnumSource
  void everyRecallIsTheRecurrenceWithinItsCertificate(Kind kind) {
    Map<String, Integer> seen = new TreeMap<>();
    for (int i = 0; i < CASES; i++) {
      RecurrenceCase one = new RecurrenceCase(kind, SEED + i);
      one.sameInEveryWay();
      if (one.truncation().isPresent()) {
        one.stepsAreThoseOfTheRecurrence();
        one.weightsAndEnergiesAreThoseOfTheRecurrence();
        if (one.truncation().get().overall().isPresent()) {
          one.endIsThatOfTheRecurrence();
          count(seen, "end certified");
        }
      } else {
        count(seen, "nothing certified");
      }
      one.issued(Certificate.Identity.class)
          .ifPresent(identity -> {
            one.endIsTheMemory(identity);
            count(seen, "identity certified");
          });
      note(seen, one);
    }
    System.out.println(kind + " from seed " + SEED + ": " + seen);
    if (CASES >= 10_000) {
      occurred(seen);
    }
  }

  /** Which of the regimes this one was of. */
  private static void note(Map<String, Integer> seen, RecurrenceCase one) {
    Recall recall = one.recall;
    int memories = one.trial.data().memories().length;
    int support = recall.work().support();
    count(seen, "decade " + one.decade);
    count(seen, "η " + one.trial.options().damping());
    count(seen, "T " + one.trial.options().steps());
    count(seen, one.shape + " " + recall.verdict().getClass().getSimpleName());
    count(seen, recall.verdict().getClass().getSimpleName());
    if (support == memories) {
      count(seen, "support is all");
    }
    if (support > one.trial.data().cue().length) {
      count(seen, "support longer than a memory");
    }
    if (4 * support <= memories) {
      count(seen, "support is small");
    }
    if (recall.work().scans() > 2) {
      count(seen, "read again");
    }
    if (recall.work().scans() > 3) {
      count(seen, "read often");
    }
    if (one.off > 1e-9) {
      count(seen, "error that shows");
    }
    if (one.allowed > 1e-6 && one.trial.options().epsilon() <= 1e-10) {
      count(seen, "bound that says little");
    }
  }

  /** None of the regimes was missed, and the bounds were tight enough to mean something. */
  private static void occurred(Map<String, Integer> seen) {
    for (int decade = -2; decade < 4; decade++) {
      assertThat(seen.get("decade " + decade)).isGreaterThan(CASES / 8);
    }
    for (Shape shape : Shape.values()) {
      for (String verdict : new String[] {" Retrieved", " Metastable", " Ambiguous"}) {
        assertThat(seen).as("%s", shape).containsKey(shape + verdict);
      }
    }
    Map<String, Integer> least =
        Map.of(
            "Retrieved", CASES / 10,
            "Metastable", CASES / 10,
            "support is all", CASES / 4,
            "support is small", CASES / 10,
            "support longer than a memory", CASES / 10,
            "read again", CASES / 10,
            "read often", 1,
            "end certified", CASES / 2,
            "identity certified", CASES / 10,
            "error that shows", CASES / 100);
    least.forEach((what, count) -> assertThat(seen.get(what)).as(what).isGreaterThan(count));
    assertThat(seen.getOrDefault("nothing certified", 0)).isLessThan(CASES / 200);
    assertThat(seen.getOrDefault("bound that says little", 0)).isLessThan(CASES / 50);
  }

  private static void count(Map<String, Integer> seen, String what) {
    seen.merge(what, 1, Integer::sum);
  }
}
