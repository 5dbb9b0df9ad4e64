package io.hen.cli;

import io.hen.cli.output.Console;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** {@code hen doctor}: whether everything is in order. */
@Command(
    name = "doctor",
    header = "Check that everything is in order.",
    description =
        "Checks the JDK, the kernels, the codecs and their models, and the memory; reads all of it"
            + " and changes nothing. Ends with the exit code of the first thing that is broken.%n",
    footerHeading = "%nExample:%n",
    footer = "  hen doctor --memory ./photos.hen")
final class DoctorCommand extends HenCommand {

  /** What is printed as JSON. */
  record Report(boolean healthy, String version, List<Finding> findings) {}

  @Override
  public Integer call() {
    List<Finding> findings = Checkup.of(directory());
    boolean healthy = findings.stream().allMatch(Finding::healthy);
    Console console = console();
    if (console.json()) {
      console.json(new Report(healthy, VersionProvider.line(), findings));
    } else {
      console.say(VersionProvider.line());
      findings.forEach(finding -> say(console, finding));
      console.say(healthy ? "all is well" : "something is broken, see above");
    }
    return findings.stream()
        .filter(finding -> !finding.healthy())
        .findFirst()
        .map(Finding::exitCode)
        .orElse(ExitCodes.OK);
  }

  private static void say(Console console, Finding finding) {
    console.say(
        String.format(
            Locale.ROOT,
            "%-6s %-12s %s",
            finding.healthy() ? "ok" : "BROKEN",
            finding.name(),
            finding.detail()));
    finding.remedy().ifPresent(remedy -> console.say("                    " + remedy));
  }
}
