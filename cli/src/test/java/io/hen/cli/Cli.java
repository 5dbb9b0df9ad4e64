package io.hen.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs commands in this process, on one memory, and catches what they say. */
final class Cli {
  private final Path memory;

  Cli(Path memory) {
    this.memory = memory;
  }

  /** What a command ended with and said. */
  record Ended(int code, String out, String err) {
    JsonNode json() {
      return JsonMapper.shared().readTree(out);
    }
  }

  /** Runs a command on the memory. */
  Ended hen(Object... words) {
    List<String> all = new ArrayList<>(List.of("--memory", memory.toString()));
    for (Object word : words) {
      all.add(word.toString());
    }
    return run(new Shutdown(), all.toArray(String[]::new));
  }

  /** Runs a command line as it is. */
  static Ended run(String... words) {
    return run(new Shutdown(), words);
  }

  static Ended run(Shutdown shutdown, String... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = new Hen(shutdown, false).run(new PrintWriter(out), new PrintWriter(err), words);
    return new Ended(code, out.toString(), err.toString());
  }
}
