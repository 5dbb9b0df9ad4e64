package io.hen.experiments.reproduce;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an experiment's file says, apart from its texts and expectations, in words. */
final class Settings {
  private static final Set<String> TEXTS = Set.of("kind", "name", "title", "about", "expected");
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Settings() {}

  static Map<String, String> of(Experiment experiment) {
    Map<String, String> settings = new LinkedHashMap<>();
    JsonNode tree = MAPPER.valueToTree(experiment);
    tree.properties()
        .forEach(entry -> {
          if (!TEXTS.contains(entry.getKey()) && !entry.getValue().isNull()) {
            settings.put(entry.getKey(), words(entry.getValue()));
          }
        });
    return settings;
  }

  private static String words(JsonNode value) {
    if (value.isArray()) {
      StringBuilder words = new StringBuilder();
      value.forEach(one -> words.append(words.isEmpty() ? "" : ", ").append(words(one)));
      return words.toString();
    }
    if (value.isObject()) {
      StringBuilder words = new StringBuilder();
      value
          .properties()
          .forEach(entry -> {
            boolean all = entry.getKey().equals("sample") && entry.getValue().asInt() == 0;
            if (!entry.getValue().isNull() && !all) {
              words
                  .append(words.isEmpty() ? "" : "; ")
                  .append(entry.getKey())
                  .append(' ')
                  .append(words(entry.getValue()));
            }
          });
      return words.toString();
    }
    return value.asString();
  }
}
