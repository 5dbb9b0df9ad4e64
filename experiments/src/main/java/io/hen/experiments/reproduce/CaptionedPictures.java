package io.hen.experiments.reproduce;

import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.network.HopfieldNetwork;
import io.hen.core.network.RecallOptions;
import io.hen.encoders.PictureCodec;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.EncoderChoice;
import io.hen.experiments.trial.Layouts;
import io.hen.memory.Codec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Pictures with captions, each part by an encoder of its own: {@code ξ = [image; text]}. */
final class CaptionedPictures implements AutoCloseable {
  private final Study study;
  private final EncodedPictures pictures;
  private final PictureCodec captioner;
  private List<Pattern> shared = List.of();

  /** Opens both encoders; nothing is encoded yet. */
  CaptionedPictures(Study study, String encoder, String text) {
    this.study = study;
    this.pictures = study.by(encoder);
    this.captioner =
        EncoderChoice.parse(encoder + "+" + text)
            .open(io.hen.encoders.CodecOptions.defaults().withThreads(1));
  }

  /** Both encoders, whole. */
  String id() {
    return captioner.id().toString();
  }

  /** The bank of the pictures' part. */
  EncodedBank images(int n) {
    return pictures.bank(n, _ -> {});
  }

  /** The first n captions' patterns. */
  private List<Pattern> texts(int n) {
    return shared.isEmpty() ? study.texts(captioner.textEncoder(), n) : shared.subList(0, n);
  }

  /** Gives the second picture of each pair the caption of the first, among the first n. */
  void share(int n, List<int[]> pairs) {
    List<Pattern> changed = new ArrayList<>(study.texts(captioner.textEncoder(), n));
    pairs.forEach(pair -> changed.set(pair[1], changed.get(pair[0])));
    shared = List.copyOf(changed);
  }

  /**
   * The memory of the first n.
   *
   * @param missing zeros: parts count as they are; left out: in units of their mean squared norms
   */
  PartsBank bank(int n, MissingPicture missing) {
    PatternBank image = images(n).bank();
    PatternBank text = EncodedBank.bank(captioner.textEncoder().layout(), texts(n));
    double[] weights =
        switch (missing) {
          case ZEROS -> new double[] {1, 1};
          case LEFT_OUT -> new double[] {1 / meanSquare(image), 1 / meanSquare(text)};
        };
    return new PartsBank(List.of(image, text), weights);
  }

  private static double meanSquare(PatternBank bank) {
    double sum = 0;
    for (int n = 0; n < bank.size(); n++) {
      sum += bank.squaredNorm(n);
    }
    return sum / bank.size();
  }

  /** Recalls from the memory of the first n. */
  Recalls recalls(int n, MissingPicture missing, RecallSetting setting, RecallOptions options) {
    PartsBank bank = bank(n, missing);
    return new Recalls(
        new HopfieldNetwork(bank, setting.similarity()),
        images(n),
        state -> bank.part(state, PictureCodec.IMAGE),
        options);
  }

  /** The cues of the first n captions alone, made one by one, by any number of threads. */
  IntFunction<Observation> cues(int n, MissingPicture missing) {
    List<Pattern> own = List.copyOf(texts(n));
    Observation picture =
        switch (missing) {
          case ZEROS -> zeros();
          case LEFT_OUT -> images(2).bank().nothing();
        };
    return k ->
        new Observation.Parts(
            List.of(Optional.of(picture), Optional.of(Observation.whole(own.get(k)))));
  }

  /** A picture part that is zero everywhere; of tokens, blanks, which equal no token. */
  private Observation zeros() {
    return Observation.whole(
        switch (pictures.codec().autoencoder().layout()) {
          case Codec.Layout.Dense(int dimension) -> new Pattern.Dense(new float[dimension]);
          case Codec.Layout.Tokens(int positions, int codebook) -> {
            char[] blank = new char[positions];
            Arrays.fill(blank, (char) codebook);
            yield new Pattern.Tokens(blank);
          }
        });
  }

  /** Bytes of one pattern. */
  long bytes() {
    return pictures.bytes() + Layouts.bytes(captioner.textEncoder().layout());
  }

  @Override
  public void close() {
    captioner.close();
  }
}
