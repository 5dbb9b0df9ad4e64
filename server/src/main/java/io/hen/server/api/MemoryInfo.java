package io.hen.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.Codec;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * What a memory is, and what its server allows.
 *
 * @param size how many items it holds
 * @param codec name, version and the digest of its weights
 * @param captions what items with several captions are recalled by: {@code each} or {@code joined}
 * @param parts of its patterns
 * @param limits of a request
 * @param version of hen
 */
public record MemoryInfo(
    int size, String codec, String captions, List<Part> parts, Limits limits, String version) {

  /**
   * A part of the patterns.
   *
   * @param name {@code image}, {@code text}
   * @param kind {@code dense} or {@code tokens}
   * @param dimension of a dense part
   * @param positions of a part of tokens
   * @param codebook how many different tokens there are
   * @param exactKey whether only identical captions match
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Part(
      String name,
      String kind,
      OptionalInt dimension,
      OptionalInt positions,
      OptionalInt codebook,
      boolean exactKey) {

    private static Part of(Codec.Part part) {
      return switch (part.layout()) {
        case Codec.Layout.Dense(int dimension) ->
            new Part(
                part.name(),
                "dense",
                OptionalInt.of(dimension),
                OptionalInt.empty(),
                OptionalInt.empty(),
                part.exactKey());
        case Codec.Layout.Tokens(int positions, int codebook) ->
            new Part(
                part.name(),
                "tokens",
                OptionalInt.empty(),
                OptionalInt.of(positions),
                OptionalInt.of(codebook),
                part.exactKey());
      };
    }
  }

  /**
   * What one request may ask for.
   *
   * @param bodyBytes the longest body
   * @param pictureBytes the longest picture file
   * @param picturePixels the most pixels of a picture
   * @param captionLength the most characters of a caption
   * @param batch the most items or recalls
   * @param recalls the most recalls at once
   */
  public record Limits(
      long bodyBytes,
      long pictureBytes,
      long picturePixels,
      int captionLength,
      int batch,
      int recalls) {}

  /** Describes a memory. */
  public static MemoryInfo of(AssociativeMemory memory, Limits limits, String version) {
    return new MemoryInfo(
        memory.size(),
        memory.codec().id().toString(),
        memory.captions().name().toLowerCase(Locale.ROOT),
        memory.codec().parts().stream().map(Part::of).toList(),
        limits,
        version);
  }
}
