package io.hen.experiments.trial;

import io.hen.encoders.CodecOptions;
import io.hen.encoders.Codecs;
import io.hen.encoders.ModelFolder;
import io.hen.encoders.PictureCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An encoder as a user names it: {@code dvae}, or {@code taef2=2000} to store no more than 2,000
 * pictures with it, because it is slow.
 *
 * @param name of a codec, or a model's folder
 * @param count the most pictures; empty: all
 */
public record EncoderChoice(String name, Optional<Integer> count) {
  private static final Pattern WITH_COUNT = Pattern.compile("(.+)=(\\d{1,7})");

  public EncoderChoice {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an encoder needs a name");
    }
    if (count.isPresent() && count.get() < 2) {
      throw new IllegalArgumentException(
          "encoder " + name + " needs at least 2 pictures, not " + count.get());
    }
  }

  /** Reads {@code NAME} or {@code NAME=COUNT}. */
  public static EncoderChoice parse(String words) {
    Matcher matcher = WITH_COUNT.matcher(words);
    return matcher.matches()
        ? new EncoderChoice(matcher.group(1), Optional.of(Integer.valueOf(matcher.group(2))))
        : new EncoderChoice(words, Optional.empty());
  }

  /**
   * Opens it.
   *
   * @throws io.hen.memory.ModelException if there is no such codec or its files are damaged
   */
  public PictureCodec open() {
    return open(CodecOptions.defaults());
  }

  /** As the other, with options. */
  public PictureCodec open(CodecOptions options) {
    Path folder = Path.of(name);
    return Files.isRegularFile(folder.resolve("card.yaml"))
        ? Codecs.open(ModelFolder.directory(folder), options)
        : new Codecs().open(name, options);
  }
}
