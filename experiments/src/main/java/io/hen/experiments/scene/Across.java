package io.hen.experiments.scene;

/** Where something stands, from left to right. */
enum Across {
  FAR_LEFT(8, "on the far left"),
  LEFT(20, "on the left"),
  MIDDLE(32, "in the middle"),
  RIGHT(44, "on the right"),
  FAR_RIGHT(56, "on the far right");

  private final float x;
  private final String words;

  Across(float x, String words) {
    this.x = x;
    this.words = words;
  }

  /** Its centre in pixels. */
  float x() {
    return x;
  }

  /** In captions. */
  String words() {
    return words;
  }
}
