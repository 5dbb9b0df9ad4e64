package io.hen.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.hen.encoders.Codecs;
import io.hen.memory.AssociativeMemory;
import io.hen.memory.MemoryOptions;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HenServerTest {
  @TempDir Path folder;

  @Test
  void answers() throws Exception {
    try (AssociativeMemory memory =
            AssociativeMemory.open(folder, MemoryOptions.defaults(), new Codecs().open("pixels"));
        HenServer server = HenServer.start(memory, ServerOptions.defaults().withPort(0));
        HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(server.address().resolve("livez")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }
}
