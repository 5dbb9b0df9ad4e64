package io.hen.experiments.reproduce;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks what an experiment's file says. Messages name the experiment and the key. */
final class Specs {
  private Specs() {}

  static <T> List<T> list(@Nullable List<T> values) {
    return values == null ? List.of() : List.copyOf(values);
  }

  static void some(@Nullable String name, String key, @Nullable List<?> values) {
    if (values == null || values.isEmpty()) {
      throw new IllegalArgumentException(name + ": " + key + " must name at least one");
    }
  }

  /** Numbers that a file leaves out arrive as 0. */
  static void atLeast(@Nullable String name, String key, int least, int value) {
    if (value < least) {
      throw new IllegalArgumentException(
          name + ": " + key + " must be given and at least " + least + ", not " + value);
    }
  }

  static void sizes(@Nullable String name, @Nullable List<Integer> sizes) {
    some(name, "sizes", sizes);
    int before = 1;
    for (int size : java.util.Objects.requireNonNull(sizes)) {
      if (size <= before) {
        throw new IllegalArgumentException(
            name + ": sizes must be ascending and at least 2, not " + sizes);
      }
      before = size;
    }
  }

  static List<String> codecs(List<Experiment.Subject> subjects) {
    return subjects.stream().map(Experiment.Subject::encoder).distinct().toList();
  }
}
