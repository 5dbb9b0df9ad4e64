package io.hen.encoders.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The card in docs/models.md serves the real files of taef2. */
class Taef2LibraryTest {
  @TempDir private Path directory;

  @Test
  void theCardInTheDocsFitsTheRealFiles() throws IOException {
    Path root = root();
    Path real = root.resolveSibling("shared").resolve("pretrained/taef2");
    assumeTrue(Files.isDirectory(real), "left out: there is no " + real);
    Matcher card =
        Pattern.compile("```yaml\n(name: taef2\n.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(root.resolve("docs/models.md")));
    assertThat(card.find()).isTrue();
    Path file = Files.writeString(directory.resolve("taef2.yaml"), card.group(1));
    ModelLibrary library = ModelLibrary.at(directory.resolve("models"), Catalogue.shipped());
    CheckedModel.Pictures added = (CheckedModel.Pictures) library.add(file, Optional.of(real));
    assertThat(added.latent()).isEqualTo("8x8 places of 32 numbers");
    assertThat(added.psnr()).as("dB, of a drawn picture").isGreaterThan(25);
  }

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("mvnw"))) {
      root = root.getParent();
      if (root == null) {
        throw new IllegalStateException("the tests do not run inside the repository");
      }
    }
    return root;
  }
}
