package io.hen.experiments.reproduce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same seed gives the same numbers, bit for bit, on one processor and on two. */
class SameNumbersTest {
  @TempDir Path folder;

  @Test
  void onOneProcessorAndOnTwo() throws Exception {
    String one = numbers(1);
    assertThat(one.lines().count()).isGreaterThan(20);
    assertThat(numbers(2)).isEqualTo(one);
  }

  private String numbers(int processors) throws IOException, InterruptedException {
    Path out = folder.resolve("out" + processors);
    Path printed = folder.resolve(processors + ".txt");
    Process java =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-XX:ActiveProcessorCount=" + processors,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                out.toString(),
                printed.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true)
            .start();
    assertThat(java.waitFor(5, TimeUnit.MINUTES)).isTrue();
    assertThat(java.exitValue()).isZero();
    return Files.readString(printed);
  }

  /** Prints every number of a small run, all 64 bits of it. */
  static final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
      Path out = Files.createDirectories(Path.of(arguments[0]));
      Path yaml = out.resolve("small.yaml");
      Files.writeString(
          yaml,
          ExperimentFile.builtIn("table1")
              .replace("[6000, 8000, 10000, 15000]", "[30, 60]")
              .replace("sample: 2000", "sample: 20"));
      ReproduceOptions options =
          new ReproduceOptions(
              List.of(ExperimentFile.read(yaml.toString())),
              new ReproduceOptions.Source.Drawn(),
              Optional.empty(),
              60,
              5,
              false);
      Reproduction found = new Reproduce(options).run(out, _ -> {}, _ -> {});
      StringBuilder numbers = new StringBuilder();
      for (Check check : found.chapters().getFirst().checks()) {
        numbers
            .append(check.figure())
            .append(' ')
            .append(Long.toHexString(Double.doubleToLongBits(check.actual())))
            .append('\n');
      }
      Files.write(Path.of(arguments[1]), numbers.toString().getBytes(UTF_8));
    }
  }
}
