package io.hen.experiments.reproduce;

import io.hen.core.bank.Observation;
import io.hen.encoders.Fill;
import io.hen.encoders.PictureCodec;
import io.hen.experiments.trial.CueKind;
import io.hen.experiments.trial.EncodedBank;
import io.hen.experiments.trial.Gallery;
import io.hen.experiments.trial.Halves;
import io.hen.experiments.trial.Layouts;
import io.hen.experiments.trial.Parallel;
import io.hen.memory.Picture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** A gallery by one encoder: banks of its first n pictures, and cues of their halves. */
final class EncodedPictures implements AutoCloseable {
  private static final int BATCH = 32;

  private final PictureCodec codec;
  private final Gallery gallery;
  private final Map<Integer, EncodedBank> banks = new HashMap<>();
  private final Map<CueKind, List<Observation>> cues = new HashMap<>();
  private Optional<EncodedBank> whole = Optional.empty();

  /** Nothing is encoded yet; the codec is closed with this. */
  EncodedPictures(PictureCodec codec, Gallery gallery) {
    this.codec = codec;
    this.gallery = gallery;
  }

  PictureCodec codec() {
    return codec;
  }

  /** The bank of the first n pictures. */
  EncodedBank bank(int n, IntConsumer done) {
    if (whole.isEmpty()) {
      whole = Optional.of(EncodedBank.of(codec, gallery.pictures(), done));
    }
    EncodedBank all = whole.get();
    return banks.computeIfAbsent(n, all::first);
  }

  /** The cues of the first n pictures, their lower halves hidden. */
  List<Observation> cues(CueKind kind, int n, IntConsumer done) {
    List<Observation> known = cues.computeIfAbsent(kind, _ -> new ArrayList<>());
    int first = known.size();
    if (first < n) {
      List<Picture> pictures = gallery.pictures();
      known.addAll(
          Parallel.map(
              n - first,
              BATCH,
              (from, to) -> halves(pictures.subList(first + from, first + to), kind),
              done));
    }
    return known.subList(0, n);
  }

  /** The cue of one picture. */
  Observation cue(CueKind kind, int k) {
    return halves(gallery.pictures().subList(k, k + 1), kind).getFirst();
  }

  private List<Observation> halves(List<Picture> pictures, CueKind kind) {
    Picture any = pictures.getFirst();
    return codec.observe(
        pictures,
        Halves.hidden(any.width(), any.height()),
        kind.masking(),
        kind.fill().orElse(Fill.GREY));
  }

  /** Bytes of one pattern. */
  long bytes() {
    return Layouts.bytes(codec.autoencoder().layout());
  }

  /** Frees all that is encoded; it is encoded again where it is needed again. */
  void forget() {
    whole = Optional.empty();
    banks.clear();
    cues.clear();
  }

  /** Frees what {@link #cues} keeps. */
  void forgetCues() {
    cues.clear();
  }

  @Override
  public void close() {
    codec.close();
  }
}
