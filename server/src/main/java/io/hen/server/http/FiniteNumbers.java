package io.hen.server.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/** Refuses numbers that are too large for a double, which would be read as infinite. */
final class FiniteNumbers extends StdDeserializer<Double> {
  private FiniteNumbers(Class<Double> type) {
    super(type);
  }

  static JacksonModule module() {
    return new SimpleModule("finite-numbers")
        .addDeserializer(Double.class, new FiniteNumbers(Double.class))
        .addDeserializer(double.class, new FiniteNumbers(double.class));
  }

  @Override
  public Double deserialize(JsonParser parser, DeserializationContext context) {
    JsonToken token = parser.currentToken();
    if (token != JsonToken.VALUE_NUMBER_FLOAT && token != JsonToken.VALUE_NUMBER_INT) {
      return (Double) context.handleUnexpectedToken(Double.class, parser);
    }
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw InvalidFormatException.from(
          parser, "too large for a number", parser.getString(), Double.class);
    }
    return value;
  }

  @Override
  public @Nullable Object getNullValue(DeserializationContext context) {
    if (handledType() == double.class) {
      context.reportInputMismatch(this, "null instead of a number");
    }
    return null;
  }
}
