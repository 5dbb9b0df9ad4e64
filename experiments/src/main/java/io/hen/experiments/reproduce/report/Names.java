package io.hen.experiments.reproduce.report;

import io.hen.experiments.reproduce.Block;
import io.hen.experiments.reproduce.Chapter;
import io.hen.experiments.reproduce.Reproduction;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that become names of files, of fields and of places on the page. */
final class Names {
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

  private Names() {}

  /** Throws {@link IllegalArgumentException} where one would overwrite or hide another. */
  static void check(Reproduction found) {
    Set<String> chapters = new HashSet<>();
    for (Chapter chapter : found.chapters()) {
      check("chapter", chapter.name(), chapters);
      Set<String> blocks = new HashSet<>();
      for (Block block : chapter.blocks()) {
        check("block of " + chapter.name(), block.name(), blocks);
        if (block instanceof Block.Table table) {
          check(table);
        }
      }
    }
  }

  private static void check(String what, String name, Set<String> seen) {
    if (!FILE_NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a " + what + " has the name \"" + name + "\", which is no name for a file");
    }
    // Some file systems do not tell upper from lower case.
    if (!seen.add(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("a second " + what + " has the name \"" + name + "\"");
    }
  }

  private static void check(Block.Table table) {
    Set<String> titles = new HashSet<>();
    for (Block.Column column : table.columns()) {
      if (!titles.add(column.title())) {
        throw new IllegalArgumentException(
            "two columns of " + table.name() + " have the title \"" + column.title() + "\"");
      }
    }
  }
}
