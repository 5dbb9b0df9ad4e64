package io.hen.cli;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.MemoryOptions;
import io.hen.server.HenServer;
import io.hen.server.ServerOptions;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hen serve}: the memory as a page and as a service. */
@Command(
    name = "serve",
    header = "Serve the memory as a page in the browser and as an HTTP API.",
    description = {
      "Opens the memory (or makes it, if it is not there) and serves it until it is told to stop"
          + " (Ctrl-C or SIGTERM): what was begun is finished, for 20 seconds at most. The page is at"
          + " the address that is printed, the API is described at /docs, /metrics is for"
          + " Prometheus, /livez and /readyz are for whatever watches over it.%n",
      "Only this machine can reach it. To let others, give --host and a --token-file of at least 16 random characters; put a proxy"
          + " that speaks TLS before it, for the token travels with each request.%n",
      "While it runs no other hen can change the memory; others can recall from it.%n"
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  hen serve --open",
      "  hen serve --memory ./photos.hen --read-only --port 0",
      "  head -c 24 /dev/urandom | base64 > token && chmod 600 token",
      "  hen serve --host 0.0.0.0 --token-file token --allowed-host hen.example.org"
    })
final class ServeCommand extends HenCommand {
  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description =
          "Where to listen. Other than this machine alone wants a --token-file (default:"
              + " ${DEFAULT-VALUE}).")
  String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "7411",
      description = "Where to listen; 0 takes any port that is free (default: ${DEFAULT-VALUE}).")
  int port;

  @Option(
      names = "--allowed-host",
      paramLabel = "NAME",
      description =
          "A name under which this server may be asked, besides localhost and --host; may be"
              + " repeated. Others are refused, so that no page can have its own name point here.")
  List<String> allowedHosts = new ArrayList<>();

  @Option(names = "--read-only", description = "Recall alone: nothing is remembered or forgotten.")
  boolean readOnly;

  @Mixin CodecOption codec = new CodecOption();

  @Option(
      names = "--open",
      description = "Open the page in the browser of this machine, if there is one.")
  boolean open;

  @ArgGroup(exclusive = false, heading = "%nLimits:%n")
  LimitOptions limits = new LimitOptions();

  /**
   * What {@code --json} prints.
   *
   * @param url of the page
   * @param memory the folder
   * @param items how many there are now
   */
  record ServeView(String url, String memory, int items) {}

  @Override
  public Integer call() {
    codec.check(spec);
    ServerOptions options = options();
    try (Shutdown.Work work = hen.shutdown().begin();
        AssociativeMemory memory = memory();
        HenServer server = HenServer.start(memory, options)) {
      announce(server.address(), memory);
      hen.shutdown().await();
      console().note("finishing what is under way");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCodes.INTERRUPTED;
    }
    return ExitCodes.OK;
  }

  private ServerOptions options() {
    try {
      return new ServerOptions(
          host,
          port,
          hen.shared.tokenPath().map(file -> TokenFile.read(file, console())),
          allowedHosts,
          limits.limits());
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  private AssociativeMemory memory() {
    if (readOnly) {
      return openFolderToRead();
    }
    return AssociativeMemory.open(directory(), codec.in(MemoryOptions.defaults(), directory()));
  }

  private void announce(URI url, AssociativeMemory memory) {
    if (console().json()) {
      console().json(new ServeView(url.toString(), directory().toString(), memory.size()));
    } else {
      console().say("hen serves the memory at " + directory() + " on " + url);
    }
    console().out().flush();
    if (open && !Browser.open(url)) {
      console().note("no browser could be opened; go to " + url);
    }
  }
}
