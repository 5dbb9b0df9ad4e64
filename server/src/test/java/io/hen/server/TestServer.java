package io.hen.server;

import io.hen.encoders.Codecs;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.MemoryOptions;
import io.hen.server.http.Resource;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** A server over a new memory of pixels, on a free port. */
final class TestServer implements AutoCloseable {
  private final AssociativeMemory memory;
  private final HenServer server;

  private TestServer(AssociativeMemory memory, HenServer server) {
    this.memory = memory;
    this.server = server;
  }

  static TestServer start(Path folder, Resource... more) {
    return start(folder, ServerOptions.defaults(), more);
  }

  static TestServer start(Path folder, ServerOptions options, Resource... more) {
    AssociativeMemory memory =
        AssociativeMemory.open(folder, MemoryOptions.defaults(), new Codecs().open("pixels"));
    try {
      return new TestServer(memory, HenServer.start(memory, options.withPort(0), List.of(more)));
    } catch (RuntimeException e) {
      memory.close();
      throw e;
    }
  }

  URI address() {
    return server.address();
  }

  HenServer server() {
    return server;
  }

  AssociativeMemory memory() {
    return memory;
  }

  @Override
  public void close() {
    server.close();
    memory.close();
  }
}
