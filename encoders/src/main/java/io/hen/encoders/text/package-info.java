/**
 * Text encoders from ONNX files and Hugging Face tokenizers, by card: {@link
 * io.hen.encoders.text.OnnxTextEncoder}.
 */
@NullMarked
package io.hen.encoders.text;

import org.jspecify.annotations.NullMarked;
