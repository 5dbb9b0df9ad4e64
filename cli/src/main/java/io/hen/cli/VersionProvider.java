package io.hen.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code hen --version} says: version and, where the build knew it, commit. */
final class VersionProvider implements IVersionProvider {

  /** The version and the commit, one line. */
  static String line() {
    Properties build = new Properties();
    try (InputStream in = VersionProvider.class.getResourceAsStream("build.properties")) {
      if (in == null) {
        throw new IllegalStateException("build.properties is missing from the program");
      }
      build.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String commit = build.getProperty("commit", "");
    return "hen "
        + build.getProperty("version")
        + (commit.isBlank() || commit.startsWith("${") ? "" : " (" + commit + ")");
  }

  @Override
  public String[] getVersion() {
    return new String[] {line()};
  }
}
