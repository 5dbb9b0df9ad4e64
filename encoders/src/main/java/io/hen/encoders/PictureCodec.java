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
import io.hen.memory.TextEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

/**
 * Encodes items: the picture as part {@code image} by an autoencoder, the caption as part {@code
 * text} by a text encoder. An item without a caption has a blank text: every token is V, which no
 * encoder gives, or every number is 0.
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
  private final TextEncoder textEncoder;
  private final CodecOptions options;
  private final PictureReader reader;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** A codec over an autoencoder, which it closes, with captions as {@link PixelText}. */
  public PictureCodec(Autoencoder autoencoder, CodecOptions options) {
    this(autoencoder, new PixelTextEncoder(autoencoder), options);
  }

  /** A codec over an autoencoder and a text encoder, both of which it closes. */
  public PictureCodec(Autoencoder autoencoder, TextEncoder textEncoder, CodecOptions options) {
    this.autoencoder = autoencoder;
    this.textEncoder = textEncoder;
    this.options = options;
    this.reader = new PictureReader(options.limits());
  }

  /** What encodes and decodes pictures. */
  public Autoencoder autoencoder() {
    return autoencoder;
  }

  /** What encodes captions. */
  public TextEncoder textEncoder() {
    return textEncoder;
  }

  /**
   * Loads the picture models, which are otherwise loaded when they are first used.
   *
   * @throws io.hen.memory.ModelException if files are damaged or not as the model's card says
   */
  public void load() {
    autoencoder.load();
  }

  /** How it works. */
  public CodecOptions options() {
    return options;
  }

  /**
   * With {@code pixel-text} by the same autoencoder it is that of the autoencoder, so that memories
   * from the time before there were other texts stay readable.
   */
  @Override
  public CodecId id() {
    boolean pixelText =
        textEncoder instanceof PixelTextEncoder pixel && pixel.autoencoder() == autoencoder;
    String settings =
        autoencoder.settings()
            + Resampler.settings()
            + (pixelText
                ? PixelText.settings()
                : "captions " + textEncoder.name() + '\n' + textEncoder.settings());
    return new CodecId(
        new CodecName(autoencoder.name(), textEncoder.name()).toString(),
        autoencoder.version() + (pixelText ? "" : "+" + textEncoder.version()),
        Sha256.hex(settings.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public List<Part> parts() {
    return List.of(
        new Part("image", autoencoder.layout(), false),
        new Part(Part.TEXT, textEncoder.layout(), textEncoder.exactKey()));
  }

  @Override
  public List<List<Pattern.Parts>> encode(List<Item> items) {
    List<List<Pattern.Parts>> patterns = new ArrayList<>(items.size());
    for (int at = 0; at < items.size(); at += BATCH) {
      Interrupts.check(at, items.size(), "items were encoded");
      encodeBatch(items.subList(at, Math.min(at + BATCH, items.size())), at, patterns);
    }
    return patterns;
  }

  private void encodeBatch(List<Item> items, int first, List<List<Pattern.Parts>> patterns) {
    List<Pattern> images = autoencoder.encode(read(items, first));
    List<String> captions = items.stream().flatMap(item -> item.captions().stream()).toList();
    Iterator<Pattern> encoded = textEncoder.encode(captions).iterator();
    for (int k = 0; k < items.size(); k++) {
      Pattern image = images.get(k);
      List<Pattern> texts = new ArrayList<>();
      items.get(k).captions().forEach(_ -> texts.add(encoded.next()));
      if (texts.isEmpty()) {
        texts.add(blank(textEncoder.layout()));
      }
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
            .map(caption -> textEncoder.encode(List.of(caption)).getFirst())
            .map(Observation::whole);
    return new Observation.Parts(List.of(image, text));
  }

  private Observation observe(Cue.PartialPicture cue) {
    int size = autoencoder.size();
    record Prepared(Picture picture, BitSet hidden) {}
    var masks = PictureCanvas.masks(cue.hidden(), reader);
    Prepared prepared =
        reader.decode(
            cue.bytes(),
            "the cue's picture",
            decoded -> {
              int width = decoded.width();
              int height = decoded.height();
              BitSet hidden =
                  cue.hidden().hidden(new PictureCanvas(decoded, decoded.transparent(), masks));
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
    return decoded(bank, state, true);
  }

  /**
   * As {@link #decodePicture}, but places of blank tokens stay as empty as they are instead of
   * being shared among the other tokens: what the paper's figures show of a state that began at
   * zeros.
   */
  public Picture decodePictureUnfilled(PatternBank bank, State state) {
    return decoded(bank, state, false);
  }

  private Picture decoded(PatternBank bank, State state, boolean filled) {
    return autoencoder.decode(
        switch (bank) {
          case TokenBank tokens when autoencoder.layout() instanceof Layout.Tokens layout ->
              TokenDistribution.of(tokens, state, layout.codebook(), filled);
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

  private static Pattern blank(Layout layout) {
    return switch (layout) {
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
    if (!closed.getAndSet(true)) {
      try (autoencoder) {
        textEncoder.close();
      }
    }
  }
}
