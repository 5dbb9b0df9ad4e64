package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of the page, and what the content-security policy asks of them. */
final class WebFilesTest {
  private static final Path WEB = folder();

  @Test
  void theListNamesEveryFileAndNoOther() throws IOException {
    try (Stream<Path> files = Files.walk(WEB)) {
      List<String> there =
          files
              .filter(Files::isRegularFile)
              .map(file -> WEB.relativize(file).toString().replace('\\', '/'))
              .filter(name -> !name.equals("files.txt"))
              .sorted()
              .toList();
      assertThat(Files.readAllLines(WEB.resolve("files.txt"))).isEqualTo(there);
    }
  }

  @Test
  void nothingIsInlineAndNothingComesFromElsewhere() throws IOException {
    String page = Files.readString(WEB.resolve("index.html"));
    assertThat(page)
        .doesNotContainPattern("(?i)\\sstyle\\s*=")
        .doesNotContainPattern("(?i)<style")
        .doesNotContainPattern("(?i)\\son\\w+\\s*=")
        .doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)")
        .doesNotContain("http:", "https:", "//");
    assertThat(Files.readString(WEB.resolve("app.css")))
        .doesNotContain("@import")
        .doesNotContain("url(");
  }

  @Test
  void everyImportedModuleAndLinkedFileIsThere() throws IOException {
    Pattern imported = Pattern.compile("from \"\\./([^\"]+)\"");
    for (String name : Files.readAllLines(WEB.resolve("files.txt"))) {
      if (name.endsWith(".js")) {
        Path file = WEB.resolve(name);
        Matcher found = imported.matcher(Files.readString(file));
        while (found.find()) {
          assertThat(file.resolveSibling(found.group(1))).as("import of " + name).exists();
        }
      }
    }
    Matcher linked =
        Pattern.compile("(?:src|href)=\"([^\"#]+)\"")
            .matcher(Files.readString(WEB.resolve("index.html")));
    while (linked.find()) {
      if (!linked.group(1).equals("docs") && !linked.group(1).equals("openapi.yaml")) {
        assertThat(WEB.resolve(linked.group(1))).exists();
      }
    }
  }

  private static Path folder() {
    try {
      return Path.of(
              Objects.requireNonNull(WebFilesTest.class.getResource("web/index.html")).toURI())
          .getParent();
    } catch (URISyntaxException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
