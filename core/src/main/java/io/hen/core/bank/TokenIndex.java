package io.hen.core.bank;

import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a bank of tokens gets {@link TokenPostings}, and builds them in the background.
 * Nothing of it shows in a result, and no reading waits for it.
 *
 * <p>Lists cost about as much as a hundred comparing readings, so they are built once the bank was
 * read for that much; block by block, and what is there is used. They are not built where the
 * tokens of the bank are so unevenly distributed that a cue's lists would be longer than the bank
 * (judged by a sample), nor beyond an eighth of the heap that the Java VM may use. {@code
 * -Dhen.token-index=off} switches them off.
 *
 * <p>Safe for any number of threads.
 */
final class TokenIndex {
  /** System property that switches lists off: {@code off}; anything else is {@code auto}. */
  static final String PROPERTY = "hen.token-index";

  /** With fewer rows a reading is short. */
  private static final int LEAST_ROWS = 50_000;

  /** How many tokens of readings must have been compared for each token of the bank. */
  private static final int PAYS_AFTER = 64;

  /** One part of the heap that the lists may take. */
  private static final int HEAP_SHARE = 8;

  /** Fewer rows than one part of so many of a block are not listed but compared one by one. */
  private static final int LEAST_LISTED = 8;

  private static final int SAMPLE = 4096;

  private static final ThreadPoolExecutor BUILDER =
      new ThreadPoolExecutor(
          0,
          1,
          1,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          task -> {
            Thread thread = new Thread(task, "hen-token-index");
            thread.setDaemon(true);
            return thread;
          });

  private static final TokenPostings NEVER = TokenPostings.none(0, 0, 1);

  private final MemorySegment tokens;
  private final int positions;
  private final int codebook;

  /** How many rows the lists will have. */
  private volatile int goal;

  private final AtomicLong spent = new AtomicLong();
  private final AtomicBoolean started = new AtomicBoolean();
  private volatile TokenPostings ready;

  private boolean always;

  /** An earlier bank's, whose lists can be taken where the rows are the same. */
  private volatile @Nullable TokenIndex source;

  /** How many rows are the same in it. */
  private volatile int shared;

  private TokenIndex(
      MemorySegment tokens, int positions, int codebook, int goal, TokenPostings ready) {
    this.tokens = tokens;
    this.positions = positions;
    this.codebook = codebook;
    this.goal = goal;
    this.ready = ready;
  }

  /** The index of a bank: none so far, and none ever for a bank of few rows. */
  static TokenIndex of(MemorySegment tokens, int size, int positions, int codebook) {
    long lists = (codebook + 1L) * positions;
    boolean suits =
        size >= LEAST_ROWS
            && lists < Integer.MAX_VALUE
            && (long) positions * TokenPostings.BLOCK < Integer.MAX_VALUE
            && !"off".equals(System.getProperty(PROPERTY));
    int full = size / TokenPostings.BLOCK * TokenPostings.BLOCK;
    int goal = suits ? size - full < TokenPostings.BLOCK / LEAST_LISTED ? full : size : 0;
    long bearable = Runtime.getRuntime().maxMemory() / HEAP_SHARE;
    while (goal > 0
        && TokenPostings.bytes(goal, positions, codebook, TokenPostings.BLOCK) > bearable) {
      goal = (goal - 1) / TokenPostings.BLOCK * TokenPostings.BLOCK;
    }
    return new TokenIndex(
        tokens,
        positions,
        codebook,
        goal,
        goal > 0 ? TokenPostings.none(positions, codebook, TokenPostings.BLOCK) : NEVER);
  }

  /**
   * For tests: an index of a bank of any size, not yet built, whose lists are always used.
   *
   * @param goal how many rows will be in lists
   */
  static TokenIndex forced(
      MemorySegment tokens, int goal, int positions, int codebook, int blockRows) {
    TokenPostings none = TokenPostings.none(positions, codebook, blockRows);
    TokenIndex index = new TokenIndex(tokens, positions, codebook, goal, none);
    index.always = true;
    return index;
  }

  /** Builds all of it at once. */
  TokenIndex built() {
    started.set(true);
    boolean more = true;
    while (more) {
      more = grow();
    }
    return this;
  }

  /** Whether lists are to be used whatever they cost. */
  boolean always() {
    return always;
  }

  /**
   * This index, which takes over what an earlier one has: the lists of those of its blocks whose
   * rows are the same in this bank, or what readings have cost so far.
   *
   * @param common how many rows both banks have in common, from the first on
   */
  TokenIndex after(TokenIndex earlier, int common) {
    if (goal == 0
        || earlier.positions != positions
        || earlier.codebook != codebook
        || earlier.ready.blockRows() != ready.blockRows()) {
      return this;
    }
    spent.set(earlier.spent.get());
    if (earlier.started.get()) {
      source = earlier;
      shared = Math.min(common, goal);
      take(earlier.ready);
      if (goal - ready.rows() < ready.blockRows() / LEAST_LISTED) {
        goal = ready.rows();
      }
      start();
    }
    return this;
  }

  /** The lists as far as they are there. */
  TokenPostings ready() {
    return ready;
  }

  /**
   * Counts a reading that used no lists.
   *
   * @param compared how many tokens it has compared, or what costs as much
   */
  void spent(long compared) {
    if (goal > 0
        && !started.get()
        && spent.addAndGet(compared) / positions > (long) PAYS_AFTER * goal) {
      start();
    }
  }

  private void start() {
    if (started.compareAndSet(false, true)) {
      WeakReference<TokenIndex> self = new WeakReference<>(this);
      BUILDER.execute(() -> build(self));
    }
  }

  /** Builds block by block for as long as anything needs the index. */
  private static void build(WeakReference<TokenIndex> target) {
    try {
      TokenIndex first = target.get();
      boolean more = first != null && (first.source != null || first.even());
      first = null;
      while (more) {
        TokenIndex index = target.get();
        more = index != null && index.grow();
      }
    } catch (OutOfMemoryError e) {
      System.getLogger(TokenIndex.class.getPackageName())
          .log(Level.INFO, "Tokens are compared one by one: there is no memory for an index", e);
    }
  }

  /** Adds a block; false once all are there. */
  private boolean grow() {
    TokenIndex other = source;
    if (other != null) {
      // It may have come further since.
      take(other.ready);
    }
    if (ready.rows() >= goal) {
      source = null;
      return false;
    }
    ready = ready.extended(tokens, goal);
    return true;
  }

  /** Takes the lists of rows that are the same, where they are more than are here. */
  private void take(TokenPostings others) {
    TokenPostings fit = others.first(shared);
    if (fit.rows() > ready.rows()) {
      ready = fit;
    }
  }

  /** Whether two rows of the bank have so few equal tokens that lists are shorter than the bank. */
  private boolean even() {
    int rows = Math.min(goal, SAMPLE);
    int[] count = new int[codebook];
    double equal = 0;
    for (int s = 0; s < positions; s++) {
      Arrays.fill(count, 0);
      for (int i = 0; i < rows; i++) {
        long n = (long) i * goal / rows;
        char token = tokens.get(TokenScan.TOKEN, (n * positions + s) * Character.BYTES);
        if (token < codebook) {
          equal += count[token]++;
        }
      }
    }
    double pairs = rows * (rows - 1.0) / 2;
    return TokenScan.listsPay(equal / pairs, positions);
  }
}
