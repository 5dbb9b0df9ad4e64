package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the launcher script as an unpacked distribution, with JDKs that only print what they get.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String PRINT_ARGUMENTS =
      """
      for argument in "$@"; do printf '<%s>\\n' "$argument"; done
      """;

  @TempDir Path root;
  private Path launcher;

  record Run(int exit, String out, String err) {}

  @BeforeEach
  void unpack() throws IOException {
    Path bin = Files.createDirectories(root.resolve("hen dist/bin"));
    Files.createDirectories(root.resolve("hen dist/lib"));
    launcher = Files.copy(Path.of("../hen"), bin.resolve("hen"));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
  }

  @Test
  void passesArgumentsUntouched() throws Exception {
    Path jdk = jdk("jdk", "25.0.3", PRINT_ARGUMENTS);
    Run run = run(Map.of("JAVA_HOME", jdk), "two words", "", "*", "\"q'", "$HOME", "\\n", "-x");
    assertThat(run.exit).isZero();
    assertThat(run.out)
        .contains("<--add-modules=jdk.incubator.vector>", "<--enable-native-access=ALL-UNNAMED>")
        .contains("<" + root.toRealPath().resolve("hen dist/lib") + "/*>")
        .endsWith("<io.hen.cli.Hen>\n<two words>\n<>\n<*>\n<\"q'>\n<$HOME>\n<\\n>\n<-x>\n");
  }

  @Test
  void startsThroughLinksFromAnyFolder() throws Exception {
    Path jdk = jdk("jdk", "26", PRINT_ARGUMENTS);
    Path links = Files.createDirectories(root.resolve("links"));
    Files.createSymbolicLink(links.resolve("first"), launcher);
    launcher = Files.createSymbolicLink(links.resolve("second"), Path.of("first"));
    Run run = run(Map.of("JAVA_HOME", jdk), "here");
    assertThat(run.out).contains("hen dist/lib/*>").endsWith("<here>\n");
  }

  @Test
  void looksOnThePathWhenJavaHomeIsTooOld() throws Exception {
    Path old = jdk("old", "17.0.15", "echo old");
    Path good = jdk("good", "25.0.3", "echo good");
    Path bin = Files.createDirectories(root.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("java"), good.resolve("bin/java"));
    Run run = run(Map.of("JAVA_HOME", old, "PATH", bin + ":/usr/bin:/bin"));
    assertThat(run.out).isEqualTo("good\n");
  }

  @Test
  void henJavaHomeGoesFirst() throws Exception {
    Path first = jdk("first", "27.0.1", "echo first");
    Path second = jdk("second", "25.0.3", "echo second");
    Run run = run(Map.of("JAVA_HOME", second, "HEN_JAVA_HOME", first));
    assertThat(run.out).isEqualTo("first\n");
  }

  @Test
  void refusesAnOldJdkAndSaysWhatToInstall() throws Exception {
    Path old = jdk("old", "25.0.2", "echo started");
    Run run = run(Map.of("HEN_JAVA_HOME", old));
    assertThat(run.exit).isEqualTo(1);
    assertThat(run.out).isEmpty();
    assertThat(run.err)
        .contains("HEN_JAVA_HOME is " + old, "25.0.2 in " + old, "Install a JDK 25", "sdk install");
  }

  @Test
  void hidesOnlyTheIncubatorWarningAndKeepsTheExitStatus() throws Exception {
    Path jdk =
        jdk(
            "jdk",
            "25.0.3",
            """
            echo 'OpenJDK warning: first' >&2
            echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2
            printf 'bar 1\\rbar 2\\n' >&2
            echo 'WARNING: another' >&2
            printf 'no end of line' >&2
            echo result
            exit 7
            """);
    Run run = run(Map.of("JAVA_HOME", jdk));
    assertThat(run)
        .isEqualTo(
            new Run(
                7,
                "result\n",
                "OpenJDK warning: first\nbar 1\rbar 2\nWARNING: another\nno end of line"));
  }

  @Test
  void splitsHenOptsIntoFlags() throws Exception {
    Path jdk = jdk("jdk", "25.0.3", PRINT_ARGUMENTS);
    Run run = run(Map.of("JAVA_HOME", jdk, "HEN_OPTS", "-Xmx3g -Da=*"));
    assertThat(run.out).contains("<-Xmx3g>\n<-Da=*>\n");
  }

  @Test
  void startsWithoutTheVectorModuleWhereTheRuntimeHasNone() throws Exception {
    Path jdk = jdk("jdk", "25.0.3", PRINT_ARGUMENTS);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"25.0.3\"\nMODULES=\"java.base\"\n");
    Run run = run(Map.of("JAVA_HOME", jdk), "x");
    assertThat(run.out).doesNotContain("vector").endsWith("<x>\n");
  }

  private Path jdk(String name, String version, String script) throws IOException {
    Path home = root.resolve(name);
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home;
  }

  /**
   * Runs the launcher in a pipe that ends when the last writer of standard error has ended: its
   * filter outlives the process by a moment, and Java closes a process's own stream when that ends.
   */
  private Run run(Map<String, ?> environment, String... arguments) throws Exception {
    Path out = root.resolve("out.txt");
    Path errors = root.resolve("err.txt");
    Path status = root.resolve("status.txt");
    String script =
        "{ \"$@\" 2>&1 >'%s'; echo $? >'%s'; } | cat >'%s'".formatted(out, status, errors);
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", script, "sh", launcher.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(root.toFile());
    Map<String, String> variables = new HashMap<>(Map.of("PATH", "/usr/bin:/bin"));
    variables.put("HOME", root.toString());
    environment.forEach((name, value) -> variables.put(name, value.toString()));
    builder.environment().clear();
    builder.environment().putAll(variables);
    Process process = builder.inheritIO().start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Run(
        Integer.parseInt(Files.readString(status).strip()),
        Files.readString(out),
        Files.readString(errors));
  }
}
