package io.hen.encoders.text;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.CharSpan;
import io.hen.memory.ModelException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;

/**
 * Captions into tokens, by a Hugging Face {@code tokenizer.json}. Truncation and padding that the
 * file asks for are switched off: nothing is left out unseen. Safe for any number of threads.
 */
final class CaptionTokenizer implements AutoCloseable {
  private final HuggingFaceTokenizer tokenizer;

  private CaptionTokenizer(HuggingFaceTokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /**
   * The tokens of one caption.
   *
   * @param begin the marks before it
   * @param own its own tokens
   * @param starts where in the caption each of its own tokens begins, in Unicode code points
   * @param end the marks after it
   */
  record Tokens(long[] begin, long[] own, int[] starts, long[] end) {
    /** How many there are, marks included. */
    int count() {
      return begin.length + own.length + end.length;
    }

    /** Own tokens {@code from..to-1} between the marks. */
    long[] piece(int from, int to) {
      long[] piece = new long[begin.length + to - from + end.length];
      System.arraycopy(begin, 0, piece, 0, begin.length);
      System.arraycopy(own, from, piece, begin.length, to - from);
      System.arraycopy(end, 0, piece, piece.length - end.length, end.length);
      return piece;
    }
  }

  /**
   * Opens a tokenizer.
   *
   * @param json the file
   * @param name what messages call it
   * @throws ModelException {@code model.tokenizer} if it is none, {@code model.tokenizer-library}
   *     if there is no library to read it
   */
  static CaptionTokenizer open(byte[] json, String name) {
    TokenizerLibrary.load();
    try (ByteArrayInputStream in = new ByteArrayInputStream(json)) {
      return new CaptionTokenizer(
          HuggingFaceTokenizer.newInstance(in, Map.of("truncation", "false", "padding", "false")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      throw new ModelException(
          "model.tokenizer",
          name + " is not a tokenizer that can be used: " + e.getMessage(),
          "Take the model anew; it must be the tokenizer.json of a fast tokenizer.",
          e);
    }
  }

  /** Takes a caption apart. */
  Tokens tokens(String caption) {
    Encoding encoding = tokenizer.encode(caption, true, false);
    long[] ids = encoding.getIds();
    long[] special = encoding.getSpecialTokenMask();
    int begin = 0;
    while (begin < ids.length && special[begin] == 1) {
      begin++;
    }
    int end = ids.length;
    while (end > begin && special[end - 1] == 1) {
      end--;
    }
    if (begin == ids.length && begin > 0) {
      begin--; // an empty caption: the last mark is the one after it
      end = begin;
    }
    CharSpan[] spans = encoding.getCharTokenSpans();
    int[] starts = new int[end - begin];
    for (int k = 0; k < starts.length; k++) {
      CharSpan span = spans[begin + k];
      starts[k] = span == null ? 0 : span.getStart();
    }
    return new Tokens(
        Arrays.copyOfRange(ids, 0, begin),
        Arrays.copyOfRange(ids, begin, end),
        starts,
        Arrays.copyOfRange(ids, end, ids.length));
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
