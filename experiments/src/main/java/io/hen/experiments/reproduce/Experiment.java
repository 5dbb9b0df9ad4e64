package io.hen.experiments.reproduce;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.hen.core.bank.Similarity;
import io.hen.experiments.trial.CueKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An experiment, as its YAML file states it: {@code kind} says which of the records it is, the
 * other keys are its components.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Experiment.Halves.class, name = "halves"),
  @JsonSubTypes.Type(value = Experiment.Told.class, name = "captions"),
  @JsonSubTypes.Type(value = Experiment.Sweep.class, name = "sweep"),
  @JsonSubTypes.Type(value = Experiment.Separation.class, name = "cosines"),
  @JsonSubTypes.Type(value = Experiment.Progression.class, name = "progression"),
  @JsonSubTypes.Type(value = Experiment.SharedCaption.class, name = "shared-caption"),
  @JsonSubTypes.Type(value = Experiment.Classical.class, name = "classical"),
  @JsonSubTypes.Type(value = Experiment.Limits.class, name = "limits")
})
public sealed interface Experiment {

  /** What users call it: {@code table1}. */
  String name();

  /** What it shows. */
  String title();

  /** What is done, a few sentences. */
  List<String> about();

  /** What must come out. */
  List<Expectation> expected();

  /** The most pictures it stores. */
  int pictures();

  /** The codecs it needs, with their text encoders where it has captions. */
  List<String> codecs();

  /**
   * Recall of every picture from its half, as the memory grows (the paper's Table 1).
   *
   * @param sizes N, ascending
   * @param subjects encoders with their cues
   */
  record Halves(
      String name,
      String title,
      List<String> about,
      List<Integer> sizes,
      List<Subject> subjects,
      RecallSetting recall,
      List<Expectation> expected)
      implements Experiment {
    public Halves {
      Specs.sizes(name, sizes);
      Specs.some(name, "subjects", subjects);
      about = Specs.list(about);
      expected = Specs.list(expected);
    }

    @Override
    public int pictures() {
      return sizes.getLast();
    }

    @Override
    public List<String> codecs() {
      return Specs.codecs(subjects);
    }
  }

  /**
   * Recall of every picture from its caption alone (the paper's Table 2).
   *
   * @param sizes N, ascending
   * @param encoders of the pictures
   * @param texts encoders of the captions
   */
  record Told(
      String name,
      String title,
      List<String> about,
      List<Integer> sizes,
      List<Sampled> encoders,
      List<Text> texts,
      RecallSetting recall,
      List<Expectation> expected)
      implements Experiment {
    public Told {
      Specs.sizes(name, sizes);
      Specs.some(name, "encoders", encoders);
      Specs.some(name, "texts", texts);
      about = Specs.list(about);
      expected = Specs.list(expected);
    }

    @Override
    public int pictures() {
      return sizes.getLast();
    }

    @Override
    public List<String> codecs() {
      return encoders.stream()
          .flatMap(one -> texts.stream().map(text -> one.encoder() + "+" + text.encoder()))
          .toList();
    }
  }

  /**
   * Error of what is recalled, over β (the paper's Fig. 2).
   *
   * @param size N
   * @param subjects encoders with their cues
   * @param similarities each gives charts of its own
   * @param betas ascending
   * @param sample how many cues each point is measured on
   */
  record Sweep(
      String name,
      String title,
      List<String> about,
      int size,
      List<Subject> subjects,
      List<Similarity> similarities,
      List<Double> betas,
      int sample,
      RecallSetting recall,
      List<Expectation> expected)
      implements Experiment {
    public Sweep {
      Specs.atLeast(name, "size", 2, size);
      Specs.atLeast(name, "sample", 1, sample);
      Specs.some(name, "subjects", subjects);
      Specs.some(name, "similarities", similarities);
      Specs.some(name, "betas", betas);
      about = Specs.list(about);
      expected = Specs.list(expected);
    }

    @Override
    public int pictures() {
      return size;
    }

    @Override
    public List<String> codecs() {
      return Specs.codecs(subjects);
    }
  }

  /**
   * Cosines between cues and memories (the paper's Fig. 3).
   *
   * @param size N
   * @param sample how many cues the histograms are made of
   */
  record Separation(
      String name,
      String title,
      List<String> about,
      int size,
      List<Subject> subjects,
      int sample,
      List<Expectation> expected)
      implements Experiment {
    public Separation {
      Specs.atLeast(name, "size", 2, size);
      Specs.atLeast(name, "sample", 1, sample);
      Specs.some(name, "subjects", subjects);
      about = Specs.list(about);
      expected = Specs.list(expected);
    }

    @Override
    public int pictures() {
      return size;
    }

    @Override
    public List<String> codecs() {
      return Specs.codecs(subjects);
    }
  }

  /**
   * A recall step by step (the paper's Figs. 1, 5 and 7).
   *
   * @param size N
   * @param items how many pictures are shown
   * @param names of the pictures that are shown; null: the first of the random order
   * @param encoders of the pictures, one strip each
   * @param cue {@code masked} or the colour that hides half of the picture; or {@code caption}
   * @param text encoder of the caption, where that is the cue
   * @param steps after which the state is shown, ascending, 0 for the cue itself
   */
  record Progression(
      String name,
      String title,
      List<String> about,
      int size,
      int items,
      @Nullable List<String> names,
      List<String> encoders,
      String cue,
      @Nullable String text,
      List<Integer> steps,
      RecallSetting recall,
      List<Expectation> expected)
      implements Experiment {
    /** What the cue is called if it is the caption. */
    public static final String CAPTION = "caption";

    public Progression {
      Specs.atLeast(name, "size", 2, size);
      Specs.atLeast(name, "items", names == null ? 1 : 0, items);
      Specs.some(name, "encoders", encoders);
      Specs.some(name, "steps", steps);
      about = Specs.list(about);
      expected = Specs.list(expected);
      if (!cue.equals(CAPTION)) {
        CueKind.parse(cue);
      } else if (text == null) {
        throw new IllegalArgumentException(name + ": a caption as cue needs text, its encoder");
      }
    }

    @Override
    public int pictures() {
      return size;
    }

    @Override
    public List<String> codecs() {
      return text == null
          ? encoders
          : encoders.stream().map(encoder -> encoder + "+" + text).toList();
    }
  }

  /**
   * Two pictures with one caption (the paper's Fig. 6).
   *
   * @param size N
   * @param pairs how many pairs are shown
   */
  record SharedCaption(
      String name,
      String title,
      List<String> about,
      int size,
      int pairs,
      String encoder,
      String text,
      RecallSetting recall,
      List<Expectation> expected)
      implements Experiment {
    public SharedCaption {
      Specs.atLeast(name, "size", 2, size);
      Specs.atLeast(name, "pairs", 1, pairs);
      about = Specs.list(about);
      expected = Specs.list(expected);
    }

    @Override
    public int pictures() {
      return size;
    }

    @Override
    public List<String> codecs() {
      return List.of(encoder + "+" + text);
    }
  }

  /**
   * Capacity of the classical networks (Hopfield 1982; Krotov and Hopfield 2016).
   *
   * @param sizes N, ascending
   * @param sample how many cues a point is measured on
   */
  record Classical(
      String name,
      String title,
      List<String> about,
      List<Integer> sizes,
      List<Integer> degrees,
      int sample,
      List<Expectation> expected)
      implements Experiment {
    /** More pictures than this are not stored: it is random patterns that need them. */
    private static final int MOST = 5000;

    public Classical {
      Specs.atLeast(name, "sample", 1, sample);
      Specs.sizes(name, sizes);
      Specs.some(name, "degrees", degrees);
      about = Specs.list(about);
      expected = Specs.list(expected);
    }

    @Override
    public int pictures() {
      return Math.min(sizes.getLast(), MOST);
    }

    @Override
    public List<String> codecs() {
      return List.of();
    }
  }

  /**
   * Where each encoder breaks: more memories and less to see.
   *
   * @param sizes N, ascending
   * @param hidden shares of the picture that are hidden, ascending, in (0,1)
   * @param encoders of the pictures
   * @param cue {@code masked} or a colour
   * @param sample how many cues a point is measured on
   */
  record Limits(
      String name,
      String title,
      List<String> about,
      List<Integer> sizes,
      List<Double> hidden,
      List<String> encoders,
      String cue,
      int sample,
      RecallSetting recall,
      List<Expectation> expected)
      implements Experiment {
    public Limits {
      Specs.atLeast(name, "sample", 1, sample);
      Specs.sizes(name, sizes);
      Specs.some(name, "hidden", hidden);
      Specs.some(name, "encoders", encoders);
      about = Specs.list(about);
      expected = Specs.list(expected);
      CueKind.parse(cue);
    }

    /** Those that need no more than the other experiments keep in memory. */
    @Override
    public int pictures() {
      return Math.min(sizes.getLast(), sample);
    }

    @Override
    public List<String> codecs() {
      return encoders;
    }
  }

  /**
   * An encoder in a table.
   *
   * @param encoder a codec's name
   * @param cues each {@code masked} or a colour that hides, see {@link CueKind}
   * @param sample how many of the memories are asked for; 0: all
   */
  record Subject(String encoder, List<String> cues, int sample) {
    public Subject {
      Specs.some(encoder, "cues", cues);
      cues.forEach(io.hen.experiments.trial.CueKind::parse);
      Specs.atLeast(encoder, "sample", 0, sample);
    }

    /** How many of n memories are asked for. */
    int cues(int n) {
      return sample == 0 ? n : Math.min(n, sample);
    }
  }

  /**
   * An encoder of pictures in a table of captions.
   *
   * @param encoder a codec's name
   * @param sample how many of the memories are asked for; 0: all
   */
  record Sampled(String encoder, int sample) {
    public Sampled {
      Specs.atLeast(encoder, "sample", 0, sample);
    }

    /** How many of n memories are asked for. */
    int cues(int n) {
      return sample == 0 ? n : Math.min(n, sample);
    }
  }

  /**
   * An encoder of captions in a table.
   *
   * @param encoder a text encoder's name
   * @param sizes N, where not all of the table's
   * @param missing what stands for the picture: {@code zeros} (the paper) or {@code left-out}
   */
  record Text(String encoder, @Nullable List<Integer> sizes, List<String> missing) {
    public Text {
      Specs.some(encoder, "missing", missing);
      missing.forEach(MissingPicture::parse);
    }
  }
}
