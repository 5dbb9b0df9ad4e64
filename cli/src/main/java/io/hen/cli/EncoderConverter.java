package io.hen.cli;

import io.hen.experiments.trial.EncoderChoice;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code NAME} or {@code NAME=COUNT}. */
final class EncoderConverter implements ITypeConverter<EncoderChoice> {
  @Override
  public EncoderChoice convert(String words) {
    try {
      return EncoderChoice.parse(words);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
