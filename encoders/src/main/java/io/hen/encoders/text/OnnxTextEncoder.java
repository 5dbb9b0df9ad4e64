package io.hen.encoders.text;

import io.hen.core.bank.Pattern;
import io.hen.encoders.ModelFolder;
import io.hen.encoders.text.CaptionTokenizer.Tokens;
import io.hen.memory.Codec;
import io.hen.memory.ModelException;
import io.hen.memory.TextEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text encoder from a tokenizer and an ONNX model, as its {@link TextCard} describes them, for
 * example CLIP's. Captions become vectors of unit length; near ones mean alike.
 *
 * <p>What a caption becomes depends on nothing but the caption, up to rounding (some 1e-7: several
 * of one length are computed at once). Any text will do, also an empty one: what the tokenizer
 * knows nothing about is to it an unknown word. Captions longer than the model reads are warned
 * about by name, with what of them is left out or how they are read; see {@link TextCard#pieces}.
 *
 * <p>Tokenizer and model are loaded by {@link #load} or with the first caption. Safe for any number
 * of threads; closing waits for those that run, and closing twice is harmless.
 */
public final class OnnxTextEncoder implements TextEncoder {
  private static final Logger LOG = LoggerFactory.getLogger(OnnxTextEncoder.class);

  /** Captions between two looks at whether the thread was interrupted. */
  private static final int BATCH = 256;

  private final ModelFolder folder;
  private final TextCard card;
  private final int threads;
  private final LongCaptions warnings;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Object loading = new Object();
  private volatile @Nullable Loaded loaded;
  private boolean closed;

  private record Loaded(CaptionTokenizer tokenizer, TextSession session) {}

  private OnnxTextEncoder(
      ModelFolder folder, TextCard card, int threads, Consumer<String> warnings) {
    this.folder = folder;
    this.card = card;
    this.threads = threads;
    this.warnings = new LongCaptions(card, warnings);
  }

  /**
   * Reads a model's card. Warnings are logged.
   *
   * @param folder with {@code card.yaml} and the files it names
   * @param threads that encode several captions, ≥ 1
   * @throws ModelException {@code model.missing} or {@code model.card}
   */
  public static OnnxTextEncoder open(ModelFolder folder, int threads) {
    return open(folder, threads, LOG::warn);
  }

  /**
   * As the other.
   *
   * @param warnings gets each warning, from any thread
   */
  public static OnnxTextEncoder open(ModelFolder folder, int threads, Consumer<String> warnings) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
    TextCard card = TextCard.parse(folder.cardText(), folder.inPlace("card.yaml"));
    return new OnnxTextEncoder(folder, card, threads, warnings);
  }

  /** Its model card. */
  public TextCard card() {
    return card;
  }

  /**
   * Loads tokenizer and model if they are not loaded yet.
   *
   * @throws ModelException if they are missing, damaged or not as the card says; the next call
   *     tries again
   */
  public void load() {
    lock.readLock().lock();
    try {
      loaded();
    } finally {
      lock.readLock().unlock();
    }
  }

  /** Whether tokenizer and model are loaded. */
  public boolean isLoaded() {
    return loaded != null;
  }

  @Override
  public String name() {
    return card.name();
  }

  @Override
  public String version() {
    return card.version();
  }

  @Override
  public String settings() {
    return "tokenizer "
        + card.tokenizer().sha256()
        + "\nmodel "
        + card.model().weights().sha256()
        + "\noutput "
        + card.model().output()
        + "\ntokens "
        + card.maxTokens()
        + "x"
        + card.pieces()
        + "\npooling "
        + card.pooling()
        + "\npad "
        + (card.pad().isPresent() ? card.pad().getAsInt() : "end")
        + "\n";
  }

  @Override
  public Codec.Layout layout() {
    return new Codec.Layout.Dense(card.dimension());
  }

  @Override
  public boolean exactKey() {
    return false;
  }

  /**
   * Encodes captions, several at once.
   *
   * @throws ModelException as {@link #load}, or if the model cannot read a caption
   * @throws CancellationException if the thread is interrupted; its interrupt status stays set
   */
  @Override
  public List<Pattern> encode(List<String> captions) {
    lock.readLock().lock();
    try {
      Loaded model = loaded();
      List<Pattern> patterns = new ArrayList<>(captions.size());
      for (int at = 0; at < captions.size(); at += BATCH) {
        if (Thread.currentThread().isInterrupted()) {
          throw new CancellationException(
              "interrupted after " + at + " of " + captions.size() + " captions were encoded");
        }
        List<String> batch = captions.subList(at, Math.min(at + BATCH, captions.size()));
        for (double[] sum : sums(model, batch)) {
          patterns.add(new Pattern.Dense(unit(sum)));
        }
      }
      return patterns;
    } finally {
      lock.readLock().unlock();
    }
  }

  /**
   * What the model reads at once.
   *
   * @param caption whose it is
   * @param tokens all that is read
   */
  private record Piece(int caption, long[] tokens) {}

  /** The sums of what the model gives for each piece of each caption. */
  private double[][] sums(Loaded model, List<String> captions) {
    List<Piece> pieces = new ArrayList<>();
    for (int k = 0; k < captions.size(); k++) {
      addPieces(k, captions.get(k), model.tokenizer.tokens(captions.get(k)), pieces);
    }
    List<List<Piece>> runs = runs(pieces, model.session.batch());
    double[][][] results = new double[runs.size()][][];
    IntStream all = IntStream.range(0, runs.size());
    (threads > 1 ? all.parallel() : all)
        .forEach(r -> {
          List<Piece> run = runs.get(r);
          float[] output =
              model.session.run(run.stream().map(Piece::tokens).toArray(long[][]::new));
          results[r] = split(output, run.size());
        });
    double[][] sums = new double[captions.size()][card.dimension()];
    for (int r = 0; r < results.length; r++) {
      for (int k = 0; k < results[r].length; k++) {
        double[] sum = sums[runs.get(r).get(k).caption];
        for (int d = 0; d < sum.length; d++) {
          sum[d] += results[r][k][d];
        }
      }
    }
    return sums;
  }

  private void addPieces(int number, String caption, Tokens tokens, List<Piece> pieces) {
    int room = card.maxTokens() - tokens.begin().length - tokens.end().length;
    int read = (int) Math.min(tokens.own().length, (long) room * card.pieces());
    warnings.check(caption, tokens, room, read);
    int at = 0;
    do {
      int to = Math.min(read, at + room);
      pieces.add(new Piece(number, filled(tokens.piece(at, to))));
      at = to;
    } while (at < read);
  }

  /** Pieces of one length together, at most so many, in the order of their first one. */
  private static List<List<Piece>> runs(List<Piece> pieces, int most) {
    List<List<Piece>> runs = new ArrayList<>();
    Map<Integer, List<Piece>> open = new HashMap<>();
    for (Piece piece : pieces) {
      List<Piece> run = open.get(piece.tokens.length);
      if (run == null || run.size() == most) {
        run = new ArrayList<>();
        open.put(piece.tokens.length, run);
        runs.add(run);
      }
      run.add(piece);
    }
    return runs;
  }

  /** A model without a mask gets {@code maxTokens} tokens, whatever the caption's length. */
  private long[] filled(long[] tokens) {
    if (card.model().mask().isPresent()) {
      return tokens;
    }
    long[] filled = Arrays.copyOf(tokens, card.maxTokens());
    long end = tokens.length == 0 ? 0 : tokens[tokens.length - 1];
    Arrays.fill(filled, tokens.length, filled.length, card.pad().orElse(Math.toIntExact(end)));
    return filled;
  }

  /**
   * The model's output for each of n pieces, summed over its tokens if there is one vector each.
   */
  private double[][] split(float[] output, int n) {
    double[][] sums = new double[n][card.dimension()];
    int length = output.length / n;
    for (int k = 0; k < output.length; k++) {
      sums[k / length][k % card.dimension()] += output[k];
    }
    return sums;
  }

  private float[] unit(double[] sum) {
    double squared = 0;
    for (double number : sum) {
      squared += number * number;
    }
    double length = Math.sqrt(squared);
    if (!(length > 0) || !Double.isFinite(length)) {
      throw new ModelException(
          "model.output",
          card.model().weights().file()
              + " of the model "
              + card.name()
              + " gives a vector of length "
              + length,
          "Take the model anew.");
    }
    float[] unit = new float[sum.length];
    for (int k = 0; k < unit.length; k++) {
      unit[k] = (float) (sum[k] / length);
    }
    return unit;
  }

  private Loaded loaded() {
    if (closed) {
      throw new IllegalStateException("the text encoder " + card.name() + " is closed");
    }
    Loaded ready = loaded;
    if (ready != null) {
      return ready;
    }
    synchronized (loading) {
      ready = loaded;
      if (ready == null) {
        ready = read();
        loaded = ready;
      }
      return ready;
    }
  }

  private Loaded read() {
    TextCard.Weights own = card.tokenizer();
    CaptionTokenizer tokenizer =
        CaptionTokenizer.open(folder.file(own.file(), own.sha256()), folder.inPlace(own.file()));
    try {
      Tokens none = tokenizer.tokens("");
      if (none.begin().length + none.end().length >= card.maxTokens()) {
        throw new ModelException(
            "model.card",
            folder.inPlace("card.yaml")
                + ": text.maxTokens is "
                + card.maxTokens()
                + ", but the tokenizer puts "
                + (none.begin().length + none.end().length)
                + " marks around a caption",
            "Correct text.maxTokens in the card.");
      }
      TextCard.Weights net = card.model().weights();
      return new Loaded(
          tokenizer,
          TextSession.open(
              folder.file(net.file(), net.sha256()), folder.inPlace(net.file()), card));
    } catch (ModelException e) {
      tokenizer.close();
      throw e;
    }
  }

  @Override
  public void close() {
    lock.writeLock().lock();
    try {
      closed = true;
      Loaded ready = loaded;
      loaded = null;
      if (ready != null) {
        ready.session.close();
        ready.tokenizer.close();
      }
    } finally {
      lock.writeLock().unlock();
    }
  }
}
