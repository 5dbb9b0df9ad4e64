package io.hen.experiments.reproduce;

/** Placeholder until the classical networks are merged. */
final class ClassicalChapter {
  ClassicalChapter(Experiment.Classical experiment, Study study) {}

  Draft run() {
    throw new UnsupportedOperationException("not merged yet");
  }
}
