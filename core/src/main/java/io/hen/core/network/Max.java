package io.hen.core.network;

/** All weight on the highest score; the potential is the highest score itself. */
record Max() implements Separation {
  @Override
  public String name() {
    return "max";
  }

  @Override
  public void weights(double[] scores, double[] weights) {
    double top = highest(scores);
    int ties = 0;
    for (double score : scores) {
      if (score == top) {
        ties++;
      }
    }
    for (int k = 0; k < scores.length; k++) {
      weights[k] = scores[k] == top ? 1.0 / ties : 0;
    }
  }

  @Override
  public double potential(double[] scores) {
    return highest(scores);
  }

  @Override
  public double window(int memories, double epsilon) {
    return 0;
  }

  static double highest(double[] scores) {
    double top = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      if (score > top) {
        top = score;
      }
    }
    return top;
  }
}
