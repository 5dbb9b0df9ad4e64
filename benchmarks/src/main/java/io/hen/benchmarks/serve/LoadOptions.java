package io.hen.benchmarks.serve;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What is measured.
 *
 * @param pictures a tar file of pictures
 * @param items how many items the memory has
 * @param codec how it encodes
 * @param memory its folder, kept; a temporary one if absent
 * @param clients numbers of clients, one run each
 * @param seconds how long a run takes
 * @param minutes how long the run takes that watches the server's memory; 0 leaves it out
 * @param uploads whether recalls are measured beside uploads
 * @param heap the server's largest heap, as {@code -Xmx} has it
 * @param out the file of results
 */
record LoadOptions(
    Optional<Path> pictures,
    int items,
    String codec,
    Optional<Path> memory,
    List<Integer> clients,
    int seconds,
    int minutes,
    boolean uploads,
    String heap,
    Path out) {

  private static final LoadOptions STANDARD =
      new LoadOptions(
          Optional.empty(),
          20_000,
          "dvae",
          Optional.empty(),
          List.of(1, 16),
          60,
          0,
          false,
          "1g",
          Path.of("serve.json"));

  /**
   * From a command line.
   *
   * @throws IllegalArgumentException naming the word that is wrong
   */
  static LoadOptions parse(String[] words) {
    LoadOptions options = STANDARD;
    for (int k = 0; k < words.length; k++) {
      String name = words[k];
      if (name.equals("--uploads")) {
        options = options.with(name, "true");
      } else if (k + 1 < words.length) {
        options = options.with(name, words[++k]);
      } else {
        throw new IllegalArgumentException(name + " is unknown or wants a value");
      }
    }
    return options;
  }

  private LoadOptions with(String name, String value) {
    return new LoadOptions(
        name.equals("--pictures") ? Optional.of(Path.of(value)) : pictures,
        name.equals("--items") ? Integer.parseInt(value) : items,
        name.equals("--codec") ? value : codec,
        name.equals("--memory") ? Optional.of(Path.of(value)) : memory,
        name.equals("--clients")
            ? Arrays.stream(value.split(",")).map(Integer::valueOf).toList()
            : clients,
        name.equals("--seconds") ? Integer.parseInt(value) : seconds,
        name.equals("--minutes") ? Integer.parseInt(value) : minutes,
        name.equals("--uploads") || uploads,
        name.equals("--heap") ? value : heap,
        name.equals("--out") ? Path.of(value) : known(name, out));
  }

  private static Path known(String name, Path out) {
    List<String> names =
        List.of(
            "--pictures",
            "--items",
            "--codec",
            "--memory",
            "--clients",
            "--seconds",
            "--minutes",
            "--uploads",
            "--heap");
    if (!names.contains(name)) {
      throw new IllegalArgumentException(name + " is unknown; there are " + names);
    }
    return out;
  }
}
