package io.hen.memory;

import io.hen.core.bank.Pattern;
import java.util.List;

/** Turns captions into patterns: the part {@code text}. Safe for any number of threads. */
public interface TextEncoder extends AutoCloseable {

  /** For example {@code minilm}. */
  String name();

  /** Changes whenever the same caption is encoded differently. */
  String version();

  /** All that decides what it computes (digests of weights, settings), one a line. */
  String settings();

  /** What its patterns consist of. */
  Codec.Layout layout();

  /**
   * Whether only an identical caption can match; see {@link Codec.Part#exactKey}. If not, the
   * nearest captions are those of the nearest meaning.
   */
  boolean exactKey();

  /**
   * Encodes captions. What a caption is encoded as does not depend on the others.
   *
   * @return {@code Pattern.Dense} or {@code Pattern.Tokens} of the layout, in order
   */
  List<Pattern> encode(List<String> captions);

  @Override
  void close();
}
