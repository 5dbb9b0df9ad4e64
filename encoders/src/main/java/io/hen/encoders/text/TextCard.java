package io.hen.encoders.text;

import io.hen.memory.ModelException;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What there is to know about a text encoder: the file {@code card.yaml} in its folder.
 *
 * <pre>{@code
 * name: clip-vit-b-32
 * version: "1"
 * description: what it is
 * licence: MIT
 * source: where it comes from
 * text:
 *   tokenizer: {file: tokenizer.json, sha256: "<64 digits>"}
 *   model: {file: text.onnx, sha256: "<64 digits>", input: input_ids, output: text_embeds}
 *   maxTokens: 77
 *   dimension: 512
 * }</pre>
 *
 * These keys are required. Optional ones of {@code text}:
 *
 * <ul>
 *   <li>{@code model.mask} and {@code model.types}: names of further inputs, for ones and for zeros
 *       (BERT's {@code attention_mask} and {@code token_type_ids}).
 *   <li>{@code pooling}: {@code none} (the default; the output is n×dimension) or {@code mean} (the
 *       output is n×tokens×dimension, and the tokens' mean counts).
 *   <li>{@code pieces}: into how many pieces of {@code maxTokens} a longer caption is cut, each
 *       read by itself, the tokens of all averaged together; 1, the default, reads its beginning
 *       alone. More need {@code pooling: mean}.
 *   <li>{@code pad}: the token that fills up to {@code maxTokens} where there is no mask; by
 *       default the caption's last one, its end mark, as CLIP's tokenizer does. With a mask nothing
 *       is filled.
 * </ul>
 *
 * Other keys at the top level are ignored; other keys further in are errors, because a mistyped
 * setting must not go unseen.
 *
 * @param name of the text encoder, what stands after the plus sign of a codec's name
 * @param version changes whenever the same caption is encoded differently
 * @param description what it is
 * @param licence of the weights, an SPDX identifier
 * @param source where the weights come from
 * @param tokenizer Hugging Face's {@code tokenizer.json}
 * @param model tokens to vectors
 * @param maxTokens how many tokens the model reads at once, begin and end marks included, 3..65536
 * @param dimension how many numbers a caption becomes
 * @param pooling what is made of the model's output
 * @param pieces how many times {@code maxTokens} of a caption are read, ≥ 1
 * @param pad what fills up to {@code maxTokens}, where not the caption's last token does
 */
public record TextCard(
    String name,
    String version,
    String description,
    String licence,
    String source,
    Weights tokenizer,
    Net model,
    int maxTokens,
    int dimension,
    Pooling pooling,
    int pieces,
    OptionalInt pad) {

  /**
   * A file of the model.
   *
   * @param file its name in the model's folder
   * @param sha256 its digest, 64 lower-case hexadecimal digits
   */
  public record Weights(String file, String sha256) {}

  /**
   * The ONNX file.
   *
   * @param weights the file
   * @param input name of the input for the tokens, int64 or int32 n×tokens
   * @param mask name of the input for ones, of the same shape, if it has one
   * @param types name of the input for zeros, of the same shape, if it has one
   * @param output name of the output, float
   */
  public record Net(
      Weights weights,
      String input,
      Optional<String> mask,
      Optional<String> types,
      String output) {}

  /** What is made of a model's output. */
  public enum Pooling {
    /** It is the caption's vector: n×dimension. */
    NONE,
    /** It is one vector for each token: n×tokens×dimension. */
    MEAN
  }

  /**
   * Reads a card.
   *
   * @param yaml the file's text
   * @param file its name, for messages
   * @throws ModelException {@code model.card}, naming the file and the key
   */
  public static TextCard parse(String yaml, String file) {
    return TextCardReader.read(yaml, file);
  }
}
