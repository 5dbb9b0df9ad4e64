package io.hen.benchmarks.peers;

import io.hen.core.bank.Similarity;
import io.hen.core.network.RecallOptions;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What to prepare, as the driver writes it: {@code key=value} fields.
 *
 * @param shape what the files hold
 * @param rows file of N·K floats, or of N·K unsigned 16-bit tokens, in native order
 * @param size N
 * @param width K numbers, or S tokens
 * @param codebook V for tokens, 0 for numbers
 * @param cues file of Q rows like those of the bank
 * @param count Q
 * @param similarity of the network
 * @param work what one run does
 * @param options of the recalls
 */
record CaseRequest(
    Shape shape,
    Path rows,
    int size,
    int width,
    int codebook,
    Path cues,
    int count,
    Similarity similarity,
    Work work,
    RecallOptions options) {

  /** What the rows of the files are. */
  enum Shape {
    DENSE,
    TOKENS
  }

  /** What one run does for each cue. */
  enum Work {
    /** A recall, one cue after another. */
    RECALL,
    /** All cues of the run in one call of {@code recallAll}. */
    BULK,
    /** One scan of the bank and its most similar row. */
    NEAREST
  }

  /**
   * Reads the fields.
   *
   * @throws IllegalArgumentException if one is missing, is no {@code key=value}, or has a value
   *     that does not exist
   */
  static CaseRequest of(List<String> fields) {
    Map<String, String> values = new HashMap<>();
    for (String field : fields) {
      int split = field.indexOf('=');
      if (split < 1) {
        throw new IllegalArgumentException("'" + field + "' is not key=value");
      }
      values.put(field.substring(0, split), field.substring(split + 1));
    }
    RecallOptions options =
        RecallOptions.paper()
            .withTrace(false)
            .withBeta(Double.parseDouble(need(values, "beta")))
            .withDamping(Double.parseDouble(need(values, "damping")))
            .withSteps(number(values, "steps"))
            .withTolerance(Double.parseDouble(need(values, "tolerance")));
    return new CaseRequest(
        Shape.valueOf(name(values, "bank")),
        Path.of(need(values, "rows")),
        number(values, "n"),
        number(values, "k"),
        number(values, "codebook"),
        Path.of(need(values, "cues")),
        number(values, "q"),
        Similarity.valueOf(name(values, "similarity")),
        Work.valueOf(name(values, "work")),
        options);
  }

  private static String name(Map<String, String> values, String key) {
    return need(values, key).toUpperCase(Locale.ROOT);
  }

  private static int number(Map<String, String> values, String key) {
    return Integer.parseInt(need(values, key));
  }

  private static String need(Map<String, String> values, String key) {
    String value = values.get(key);
    if (value == null) {
      throw new IllegalArgumentException("the field " + key + " is missing");
    }
    return value;
  }
}
