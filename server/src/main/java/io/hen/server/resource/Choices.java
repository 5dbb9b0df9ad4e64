package io.hen.server.resource;

import io.hen.server.http.ProblemException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads names of choices: those of an enum in small letters, with hyphens. */
final class Choices {
  private Choices() {}

  /**
   * A choice, if one is given.
   *
   * @param field what messages call it
   * @throws ProblemException 400 if there is no such choice
   */
  static <E extends Enum<E>> Optional<E> of(String field, Optional<String> name, Class<E> type) {
    return name.map(text ->
        Arrays.stream(type.getEnumConstants())
            .filter(choice -> word(choice).equals(text))
            .findFirst()
            .orElseThrow(() ->
                new ProblemException(
                    400,
                    "request.invalid",
                    field + " is none of the choices that there are",
                    "give "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Choices::word)
                            .collect(Collectors.joining(", ")))));
  }

  private static String word(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
