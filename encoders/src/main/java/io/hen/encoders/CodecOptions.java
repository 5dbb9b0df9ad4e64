package io.hen.encoders;

/**
 * How a codec works. None of it changes how an item is encoded.
 *
 * @param threads that encode and decode, ≥ 1
 * @param limits how large picture files may be
 * @param masking what becomes of latents under hidden pixels
 * @param fill what stands at hidden pixels
 */
public record CodecOptions(int threads, PictureLimits limits, Masking masking, Fill fill) {

  /** Throws {@link IllegalArgumentException} naming the number of threads if it is below 1. */
  public CodecOptions {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1, not " + threads);
    }
  }

  /** All processors, {@link PictureLimits#defaults}, masked, mid-grey. */
  public static CodecOptions defaults() {
    return new CodecOptions(
        Runtime.getRuntime().availableProcessors(),
        PictureLimits.defaults(),
        Masking.MASKED,
        Fill.GREY);
  }

  /** These options with another number of threads. */
  public CodecOptions withThreads(int count) {
    return new CodecOptions(count, limits, masking, fill);
  }

  /** These options with other limits. */
  public CodecOptions withLimits(PictureLimits other) {
    return new CodecOptions(threads, other, masking, fill);
  }

  /** These options with another masking. */
  public CodecOptions withMasking(Masking other) {
    return new CodecOptions(threads, limits, other, fill);
  }

  /** These options with another fill. */
  public CodecOptions withFill(Fill other) {
    return new CodecOptions(threads, limits, masking, other);
  }
}
