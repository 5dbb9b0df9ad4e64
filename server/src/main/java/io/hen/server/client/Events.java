package io.hen.server.client;

import io.hen.server.api.Wire;
import io.hen.server.http.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** Reads server-sent events as the service sends them: a name, and one line of JSON. */
final class Events {
  private static final String NAME = "event: ";
  private static final String DATA = "data: ";

  private Events() {}

  /**
   * Reads events up to the result.
   *
   * @param events closed in the end
   * @param others given the name and the JSON of each event before the result
   * @throws RuntimeException what the problem stands for, if the last event is one
   */
  static <T> T result(
      URI server, InputStream events, Class<T> type, BiConsumer<String, String> others) {
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(events, StandardCharsets.UTF_8))) {
      String name = "";
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(NAME)) {
          name = line.substring(NAME.length());
        } else if (line.startsWith(DATA)) {
          String json = line.substring(DATA.length());
          switch (name) {
            case "result" -> {
              return Wire.MAPPER.readValue(json, type);
            }
            case "problem" -> throw Failures.of(Wire.MAPPER.readValue(json, Problem.class));
            default -> others.accept(name, json);
          }
        }
      }
      throw new IOException("the answer ended too early");
    } catch (IOException e) {
      throw Failures.of(server, e);
    }
  }
}
