package io.hen.cli;

import io.hen.encoders.PictureLimits;
import io.hen.experiments.input.PictureFile;
import io.hen.memory.Region;
import io.hen.server.api.RegionWords;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --hidden}. */
final class RegionConverter implements ITypeConverter<Region> {
  private static final String MASK = "mask:";

  @Override
  public Region convert(String value) {
    if (value.regionMatches(true, 0, MASK, 0, MASK.length())) {
      Path file = Path.of(value.substring(MASK.length()));
      return Region.mask(PictureFile.read(file, PictureLimits.defaults().maxBytes()));
    }
    try {
      return RegionWords.parse(value);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage() + ", or mask:FILE");
    }
  }
}
