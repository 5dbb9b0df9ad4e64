package io.hen.core.network;

/** {@code p = softmax(scores)}; the potential is log-sum-exp. */
record Softmax() implements Separation {
  @Override
  public String name() {
    return "softmax";
  }

  @Override
  public void weights(double[] scores, double[] weights) {
    double top = Max.highest(scores);
    double sum = 0;
    for (int k = 0; k < scores.length; k++) {
      weights[k] = Math.exp(scores[k] - top);
      sum += weights[k];
    }
    for (int k = 0; k < scores.length; k++) {
      weights[k] /= sum;
    }
  }

  @Override
  public double potential(double[] scores) {
    double top = Max.highest(scores);
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - top);
    }
    return top + Math.log(sum);
  }

  /** A memory {@code ln(N/ε)} below the highest has less than ε/N of the weight. */
  @Override
  public double window(int memories, double epsilon) {
    return Math.log(memories / epsilon);
  }
}
