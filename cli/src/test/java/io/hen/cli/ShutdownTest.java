package io.hen.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownTest {
  @Test
  @Timeout(10)
  void waitsForTheWorkAtHandAndForNothingElse() throws InterruptedException {
    Shutdown shutdown = new Shutdown();
    CountDownLatch seen = new CountDownLatch(1);
    Shutdown.Work work = shutdown.begin();
    Thread worker =
        Thread.ofPlatform()
            .start(() -> {
              while (!shutdown.requested()) {
                Thread.onSpinWait();
              }
              seen.countDown();
              work.close();
            });
    shutdown.request();
    assertThat(seen.getCount()).isZero();
    worker.join();
    shutdown.request(); // returns at once
  }
}
