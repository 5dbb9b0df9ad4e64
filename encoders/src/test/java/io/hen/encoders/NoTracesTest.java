package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.core.bank.Pattern;
import io.hen.memory.Cue;
import io.hen.memory.Item;
import io.hen.memory.Region;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Encoding leaves nothing in the user's home or cache: no telemetry, no copies of models. */
class NoTracesTest {
  @TempDir private Path directory;

  /** Uses all that could leave a trace, in a process of its own. */
  static final class Everything {
    private Everything() {}

    /** Prints how many items were encoded. */
    public static void main(String[] arguments) {
      Codecs codecs = new Codecs();
      List<Pattern.Parts> patterns = new ArrayList<>();
      for (String name : codecs.names()) {
        try (PictureCodec codec = codecs.open(name)) {
          for (String file : new String[] {"smooth-cmyk.jpg", "smooth.webp", "smooth-exif6.png"}) {
            Item item = Item.picture(Fixtures.resource(file)).caption("a caption");
            patterns.addAll(codec.encode(List.of(item)).getFirst());
            codec.observe(Cue.picture(item.bytes()).hidden(Region.lowerHalf()));
          }
          PictureWriter.png(codec.autoencoder().decode(latents(codec)));
        }
      }
      System.out.println(patterns.size() + " encoded");
    }

    private static float[] latents(PictureCodec codec) {
      return switch (codec.parts().getFirst().layout()) {
        case io.hen.memory.Codec.Layout.Dense(int dimension) -> new float[dimension];
        case io.hen.memory.Codec.Layout.Tokens(int positions, int codebook) ->
            new float[positions * codebook];
      };
    }
  }

  @Test
  void nothingAppearsInHomeOrCache() throws Exception {
    Path home = Files.createDirectories(directory.resolve("home"));
    Path cache = Files.createDirectories(directory.resolve("cache"));
    Path temporary = Files.createDirectories(directory.resolve("temporary"));
    Path log = directory.resolve("log");
    ProcessBuilder process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Duser.home=" + home,
            "-Djava.io.tmpdir=" + temporary,
            "-Djava.awt.headless=true",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Everything.class.getName());
    process
        .environment()
        .putAll(
            Map.of(
                "HOME", home.toString(),
                "USERPROFILE", home.toString(),
                "XDG_CACHE_HOME", cache.toString(),
                "XDG_CONFIG_HOME", cache.toString(),
                "XDG_DATA_HOME", cache.toString()));
    int status = process.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();

    assertThat(Files.readString(log, StandardCharsets.UTF_8))
        .endsWith(3 * new Codecs().names().size() + " encoded\n");
    assertThat(status).isZero();
    assertThat(files(home)).isEmpty();
    assertThat(files(cache)).isEmpty();
    assertThat(files(temporary)).isEmpty();
  }

  private static List<Path> files(Path root) throws IOException {
    try (Stream<Path> paths = Files.walk(root)) {
      return paths.filter(Files::isRegularFile).toList();
    }
  }
}
