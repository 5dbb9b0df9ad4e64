package io.hen.experiments.captions;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What is done to a caption before it is asked for. Words are what white space parts. */
public enum Perturbation {
  /** Nothing: the exact caption. */
  NONE("the exact caption"),
  /** One word, chosen at random, is left out. A caption of one word stays as it is. */
  DROP("one word dropped"),
  /** Two different words, chosen at random, change places. Where there are none, as it is. */
  SWAP("two words swapped");

  private final String words;

  Perturbation(String words) {
    this.words = words;
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** Changes a caption. */
  public String apply(String caption, Random random) {
    List<String> list = new ArrayList<>(Arrays.asList(caption.strip().split("\\s+")));
    switch (this) {
      case NONE -> {
        return caption;
      }
      case DROP -> {
        if (list.size() > 1) {
          list.remove(random.nextInt(list.size()));
        }
      }
      case SWAP -> {
        if (list.stream().distinct().count() > 1) {
          int one = random.nextInt(list.size());
          int other = random.nextInt(list.size());
          while (list.get(one).equals(list.get(other))) {
            other = random.nextInt(list.size());
          }
          Collections.swap(list, one, other);
        }
      }
    }
    return String.join(" ", list);
  }
}
