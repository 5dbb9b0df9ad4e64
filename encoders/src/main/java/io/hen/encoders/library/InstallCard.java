package io.hen.encoders.library;

import io.hen.encoders.library.FetchResult.Fetched;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Writes the model card of files that were fetched. */
final class InstallCard {
  private static final YAMLMapper YAML = new YAMLMapper();

  private InstallCard() {}

  /**
   * Writes the card into a folder.
   *
   * @param install the card as the catalogue has it
   * @param files what was fetched; where the card leaves out a file's digest, it becomes that of
   *     the file that came
   */
  static Path write(Object install, List<Fetched> files, Path folder) throws IOException {
    JsonNode card = YAML.valueToTree(install);
    complete(card, files);
    Path file = folder.resolve("card.yaml");
    YAML.writeValue(file.toFile(), card);
    return file;
  }

  private static void complete(JsonNode node, List<Fetched> files) {
    if (node instanceof ObjectNode object && object.has("file") && !object.has("sha256")) {
      for (Fetched file : files) {
        if (file.file().equals(object.get("file").asString(""))) {
          object.put("sha256", file.sha256());
        }
      }
    }
    for (JsonNode child : node) {
      complete(child, files);
    }
  }
}
