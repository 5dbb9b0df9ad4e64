package io.hen.cli.output;

import java.io.PrintWriter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a command speaks to.
 *
 * @param out for results
 * @param err for everything else
 * @param json whether the result is one JSON object
 * @param quiet whether notes and warnings are left out
 */
public record Console(PrintWriter out, PrintWriter err, boolean json, boolean quiet) {
  /** Made when it is needed: that takes as long as the rest of a short command. */
  private static final class Json {
    private static final JsonMapper MAPPER =
        JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();
  }

  /** One line of a result in words. */
  public void say(String line) {
    out.println(line);
  }

  /** A result as JSON; the names of a record's components are its fields. */
  public void json(Object result) {
    out.println(Json.MAPPER.writeValueAsString(result));
  }

  /** Something that helps and can be left out. */
  public void note(String line) {
    if (!quiet && !json) {
      aside(line);
    }
  }

  /** Something that is probably not as the user wants it. */
  public void warn(String line) {
    if (!quiet && !json) {
      aside("hen: warning: " + line);
    }
  }

  /** Something that ended the command. */
  public void error(String line) {
    aside(line);
  }

  /** Keeps both streams in the order of speaking where they end up in one place. */
  private void aside(String line) {
    out.flush();
    err.println(line);
  }

  /** Whether nobody reads the results any more, as after {@code hen list | head}. */
  public boolean unheard() {
    return out.checkError();
  }
}
