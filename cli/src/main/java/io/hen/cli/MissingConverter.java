package io.hen.cli;

import io.hen.memory.MissingParts;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code --missing}. */
final class MissingConverter implements ITypeConverter<MissingParts> {
  @Override
  public MissingParts convert(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "left-out" -> MissingParts.LEFT_OUT;
      case "zeros" -> MissingParts.ZEROS;
      default -> throw new TypeConversionException("'" + value + "' is neither left-out nor zeros");
    };
  }
}
