package io.hen.experiments.reproduce.report;

import io.hen.experiments.page.Words;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text that Markdown (GitHub's) shows as it is, and tables of it. */
final class Markdown {
  /** What has a meaning anywhere; an underscore inside a word has none. */
  private static final Pattern MARKS =
      Pattern.compile("[\\\\`*\\[\\]|~]|(?<![\\p{L}\\p{N}])_|_(?![\\p{L}\\p{N}])");

  /** What has a meaning where a line begins. */
  private static final Pattern BEGINNING = Pattern.compile("^([#+=-]|\\d+(?=[.)]))");

  private Markdown() {}

  /** On one line, cut short with … beyond a length; HTML in it is shown, not obeyed. */
  static String text(String text, int longest) {
    String line = Words.line(text, longest);
    String marked = MARKS.matcher(line).replaceAll(found -> "\\\\" + quoted(found.group()));
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** A paragraph, with an empty line after it; nothing where the text is empty. */
  static String paragraph(String text) {
    String shown = text(text, Integer.MAX_VALUE);
    if (shown.isEmpty()) {
      return "";
    }
    String begun =
        BEGINNING
            .matcher(shown)
            .replaceFirst(found ->
                Character.isDigit(found.group().charAt(0))
                    ? found.group() + "\\\\" // 1\. is no list
                    : "\\\\" + quoted(found.group()));
    return begun + "\n\n";
  }

  private static String quoted(String group) {
    return group.equals("\\") ? "\\\\" : group;
  }

  /** A row of a table. */
  static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** The line below the titles of a table. */
  static String ruler(List<Boolean> numbers) {
    return numbers.stream()
        .map(number -> number ? "--:" : "---")
        .collect(Collectors.joining("|", "|", "|\n"));
  }
}
