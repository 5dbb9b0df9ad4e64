package io.hen.cli;

import io.hen.core.network.Beta;
import io.hen.experiments.trial.Betas;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads an inverse temperature: a number, or {@code auto}. */
final class BetaConverter implements ITypeConverter<Beta> {
  @Override
  public Beta convert(String words) {
    try {
      return Betas.parse(words);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
