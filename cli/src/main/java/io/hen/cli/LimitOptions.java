package io.hen.cli;

import io.hen.server.http.ServerLimits;
import java.time.Duration;
import picocli.CommandLine.Option;

/** What the clients of a server may ask for. */
final class LimitOptions {
  private static final int MEGA = 1_000_000;
  private static final int MEBI = 1 << 20;

  @Option(
      names = "--max-body",
      paramLabel = "MB",
      defaultValue = "64",
      description = "The longest request, 1 to 1024 (default: ${DEFAULT-VALUE}).")
  int body = 64;

  @Option(
      names = "--max-picture",
      paramLabel = "MB",
      defaultValue = "32",
      description = "The longest picture file, 1 to 1024 (default: ${DEFAULT-VALUE}).")
  int picture = 32;

  @Option(
      names = "--max-pixels",
      paramLabel = "MEGAPIXELS",
      defaultValue = "50",
      description =
          "The largest picture, looked at before it is decoded, which takes 4 bytes for each pixel"
              + " (default: ${DEFAULT-VALUE}).")
  int pixels = 50;

  @Option(
      names = "--max-recalls",
      paramLabel = "N",
      defaultValue = "64",
      description =
          "Recalls at once; more are told to come again (429) (default: ${DEFAULT-VALUE}).")
  int recalls = 64;

  @Option(
      names = "--max-uploads",
      paramLabel = "N",
      defaultValue = "8",
      description = "Requests at once that remember (default: ${DEFAULT-VALUE}).")
  int uploads = 8;

  @Option(
      names = "--max-connections",
      paramLabel = "N",
      defaultValue = "256",
      description = "Connections at once (default: ${DEFAULT-VALUE}).")
  int connections = 256;

  @Option(
      names = "--idle-seconds",
      paramLabel = "S",
      defaultValue = "30",
      description = "How long a client may be silent (default: ${DEFAULT-VALUE}).")
  int idle = 30;

  /**
   * The limits.
   *
   * @throws IllegalArgumentException naming the one that makes no sense
   */
  ServerLimits limits() {
    ServerLimits standard = ServerLimits.defaults();
    within("--max-body", body, 1024);
    within("--max-picture", picture, 1024);
    within("--max-pixels", pixels, 2000);
    within("--max-recalls", recalls, 10_000);
    within("--max-uploads", uploads, 10_000);
    within("--max-connections", connections, 10_000);
    within("--idle-seconds", idle, 3600);
    return new ServerLimits(
        (long) body * MEBI,
        picture * MEBI,
        (long) pixels * MEGA,
        standard.captionLength(),
        standard.batch(),
        recalls,
        uploads,
        connections,
        Duration.ofSeconds(idle),
        standard.bytesPerSecond());
  }

  private static void within(String name, int value, int most) {
    if (value < 1 || value > most) {
      throw new IllegalArgumentException(name + " must lie in 1.." + most + ", not " + value);
    }
  }
}
