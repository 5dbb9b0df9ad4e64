package io.hen.encoders;

import io.hen.memory.Picture;
import java.util.BitSet;

/**
 * A picture as it was read from a file.
 *
 * @param picture its colours; those of partly transparent pixels are laid over mid-grey (0.5)
 * @param transparent the pixels whose alpha is below one half, row by row (pixel {@code y·width +
 *     x})
 */
public record RasterPicture(Picture picture, BitSet transparent) {}
