package io.hen.encoders;

import io.hen.core.bank.DenseBank;
import io.hen.core.bank.Observation;
import io.hen.core.bank.PartsBank;
import io.hen.core.bank.Pattern;
import io.hen.core.bank.PatternBank;
import io.hen.core.bank.State;
import io.hen.core.bank.TokenBank;
import io.hen.memory.Codec;
import io.hen.memory.CodecId;
import io.hen.memory.Cue;
import io.hen.memory.InputException;
import io.hen.memory.Item;
import io.hen.memory.Picture;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Encodes items by one autoencoder: the picture as part {@code image}, the caption, drawn by {@link
 * PixelText}, as part {@code text}. Both parts have the same layout. An item without a caption has
 * a blank text: every token is V, which no encoder gives, or every number is 0.
 *
 * <p>A picture is stretched to the autoencoder's size (see {@link Resampler}). Regions of a cue are
 * regions of its picture as it is seen, that is after EXIF has turned it upright.
 */
public final class PictureCodec implements Codec {
  /** Where the picture stands in {@link #parts}. */
  public static final int IMAGE = 0;

  /** Where the caption stands in {@link #parts}. */
  public static final int TEXT = 1;

  private static final int BATCH = 32;

  private final Autoencoder autoencoder;
  private final CodecOptions options;
  private final PictureReader reader;

  /** A codec over an autoencoder, which it closes. */
  public PictureCodec(Autoencoder autoencoder, CodecOptions options) {
    this.autoencoder = autoencoder;
    this.options = options;
    this.reader = new PictureReader(options.limits());
  }

  /** What encodes and decodes. */
  public Autoencoder autoencoder() {
    return autoencoder;
  }

  /** How it works. */
  public CodecOptions options() {
    return options;
  }

  @Override
  public CodecId id() {
    StringBuilder settings = new StringBuilder(autoencoder.settings());
    settings.append("resampler ").append(Resampler.VERSION).append('\n');
    settings.append("text ").append(PixelText.VERSION).append('\n');
    for (int digit = 0; digit < PixelFont.DIGITS.length(); digit++) {
      settings.append("glyph ").append(Long.toHexString(PixelFont.glyph(digit))).append('\n');
    }
    return new CodecId(
        autoencoder.name(),
        autoencoder.version(),
        Sha256.hex(settings.toString().getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("image", autoencoder.layout(), false),
        new Part("text", autoencoder.layout(), true));
  }

  @Override
  public List<List<Pattern.Parts>> encode(List<Item> items) {
    List<List<Pattern.Parts>> patterns = new ArrayList<>(items.size());
    for (int at = 0; at < items.size(); at += BATCH) {
      encodeBatch(items.subList(at, Math.min(at + BATCH, items.size())), at, patterns);
    }
    return patterns;
  }

  private void encodeBatch(List<Item> items, int first, List<List<Pattern.Parts>> patterns) {
    List<Picture> pictures = new ArrayList<>(read(items, first));
    items.forEach(item -> item.captions().forEach(caption -> pictures.add(drawn(caption))));
    List<Pattern> encoded = autoencoder.encode(pictures);
    int caption = items.size();
    for (int k = 0; k < items.size(); k++) {
      Pattern image = encoded.get(k);
      int captions = items.get(k).captions().size();
      List<Pattern> texts =
          captions == 0 ? List.of(blank()) : encoded.subList(caption, caption + captions);
      caption += captions;
      patterns.add(texts.stream().map(text -> new Pattern.Parts(List.of(image, text))).toList());
    }
  }

  private List<Picture> read(List<Item> items, int first) {
    Picture[] pictures = new Picture[items.size()];
    InputException[] failures = new InputException[items.size()];
    int size = autoencoder.size();
    IntStream all = IntStream.range(0, items.size());
    (options.threads() > 1 ? all.parallel() : all)
        .forEach(k -> {
          try {
            String name = "the picture of item " + (first + k);
            pictures[k] = reader.readResized(items.get(k).bytes(), name, size, size);
          } catch (InputException e) {
            failures[k] = e;
          }
        });
    for (InputException failure : failures) {
      if (failure != null) {
        throw failure; // the first in order, whichever thread was first
      }
    }
    return Arrays.asList(pictures);
  }

  @Override
  public Observation.Parts observe(Cue cue) {
    Optional<Observation> image = cue.picture().map(this::observe);
    Optional<Observation> text =
        cue.caption()
            .map(caption -> autoencoder.encode(List.of(drawn(caption))).getFirst())
            .map(Observation::whole);
    return new Observation.Parts(List.of(image, text));
  }

  private Observation observe(Cue.PartialPicture cue) {
    int size = autoencoder.size();
    record Prepared(Picture picture, BitSet hidden) {}
    Prepared prepared =
        reader.decode(
            cue.bytes(),
            "the cue's picture",
            decoded -> {
              int width = decoded.width();
              int height = decoded.height();
              BitSet hidden = cue.hidden().hidden(width, height, decoded.transparent());
              return new Prepared(
                  Resampler.resize(decoded, size, size),
                  Resampler.hidden(hidden, width, height, size, size));
            });
    return observe(prepared.picture, prepared.hidden, options.masking(), options.fill());
  }

  /**
   * Encodes a picture with hidden pixels: the image part of an observation. If no place of it can
   * be told from the visible pixels, nothing is observed (see {@link #observed}).
   *
   * @param picture of any size
   * @param hidden its hidden pixels, row by row
   */
  public Observation observe(Picture picture, BitSet hidden, Masking masking, Fill fill) {
    return observe(List.of(picture), hidden, masking, fill).getFirst();
  }

  /** As the other, for pictures of one size that share their hidden pixels. */
  public List<Observation> observe(
      List<Picture> pictures, BitSet hidden, Masking masking, Fill fill) {
    int size = autoencoder.size();
    List<Observation> observations = new ArrayList<>(pictures.size());
    for (int at = 0; at < pictures.size(); at += BATCH) {
      List<Picture> batch = pictures.subList(at, Math.min(at + BATCH, pictures.size()));
      Picture any = batch.getFirst();
      observations.addAll(
          HiddenPixels.observe(
              autoencoder,
              batch.stream().map(this::stretched).toList(),
              Resampler.hidden(hidden, any.width(), any.height(), size, size),
              masking,
              fill));
    }
    return observations;
  }

  /** Encodes pictures of any size: the image part of their patterns. */
  public List<Pattern> encodePictures(List<Picture> pictures) {
    List<Pattern> patterns = new ArrayList<>(pictures.size());
    for (int at = 0; at < pictures.size(); at += BATCH) {
      patterns.addAll(
          autoencoder.encode(
              pictures.subList(at, Math.min(at + BATCH, pictures.size())).stream()
                  .map(this::stretched)
                  .toList()));
    }
    return patterns;
  }

  @Override
  public Optional<Picture> decode(PatternBank bank, State state) {
    if (!(bank instanceof PartsBank parts) || parts.count() != parts().size()) {
      throw new IllegalArgumentException("the bank has not the parts of this codec");
    }
    return Optional.of(decodePicture(parts.part(IMAGE), parts.part(state, IMAGE)));
  }

  /**
   * Decodes the image part of a state: numbers as they are, tokens as the distribution over the
   * codebook that the state is at each place.
   *
   * @param bank of the image part
   * @param state of the image part
   */
  public Picture decodePicture(PatternBank bank, State state) {
    return autoencoder.decode(
        switch (bank) {
          case TokenBank tokens when autoencoder.layout() instanceof Layout.Tokens layout ->
              TokenDistribution.of(tokens, state, layout.codebook());
          case DenseBank dense when autoencoder.layout() instanceof Layout.Dense ->
              floats(dense.densify(state));
          default -> throw new IllegalArgumentException("the bank is not of this codec's layout");
        });
  }

  /** How many tokens or numbers an observation shows, over all its parts. */
  public static int observed(Observation observation) {
    return switch (observation) {
      case Observation.Tokens tokens -> tokens.observed();
      case Observation.Dense dense -> dense.observed().cardinality();
      case Observation.Parts parts ->
          parts.parts().stream().flatMap(Optional::stream).mapToInt(PictureCodec::observed).sum();
    };
  }

  private Picture stretched(Picture picture) {
    return Resampler.resize(picture, autoencoder.size(), autoencoder.size());
  }

  private Picture drawn(String caption) {
    return stretched(PixelText.draw(caption));
  }

  private Pattern blank() {
    return switch (autoencoder.layout()) {
      case Layout.Tokens(int positions, int codebook) -> {
        char[] tokens = new char[positions];
        Arrays.fill(tokens, (char) codebook);
        yield new Pattern.Tokens(tokens);
      }
      case Layout.Dense(int dimension) -> new Pattern.Dense(new float[dimension]);
    };
  }

  private static float[] floats(double[] numbers) {
    float[] floats = new float[numbers.length];
    for (int k = 0; k < numbers.length; k++) {
      floats[k] = (float) numbers[k];
    }
    return floats;
  }

  @Override
  public void close() {
    autoencoder.close();
  }
}
