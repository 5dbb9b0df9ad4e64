/**
 * Pictures and captions into patterns, and states back into pictures.
 *
 * <p>{@link io.hen.encoders.Codecs} opens codecs by name. A codec ({@link
 * io.hen.encoders.PictureCodec}) reads a picture file ({@link io.hen.encoders.PictureReader}),
 * stretches it to the size its autoencoder wants ({@link io.hen.encoders.Resampler}) and encodes
 * it; captions become pictures too ({@link io.hen.encoders.PixelText}). An ONNX autoencoder is a
 * folder with two files and a card ({@link io.hen.encoders.ModelCard}).
 */
@NullMarked
package io.hen.encoders;

import org.jspecify.annotations.NullMarked;
