package io.hen.server;

import io.hen.memory.AssociativeMemory;
import io.hen.memory.Cue;
import io.hen.memory.HenException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Recalls once before anybody asks: that loads the models and maps the bank, which otherwise the
 * first request would wait for.
 */
final class WarmUp {
  private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);
  private static final int EDGE = 64;

  private final AssociativeMemory memory;
  private final Thread thread;
  private volatile boolean done;

  WarmUp(AssociativeMemory memory) {
    this.memory = memory;
    this.thread = Thread.ofPlatform().daemon().name("hen-warm-up").unstarted(this::recall);
  }

  void start() {
    thread.start();
  }

  void stop() {
    thread.interrupt();
  }

  boolean done() {
    return done;
  }

  private void recall() {
    try {
      memory.recall(Cue.picture(grey()));
    } catch (HenException | IllegalStateException | IOException e) {
      // A codec without pictures, or a memory that is closed already: requests will say so better.
      LOG.debug("the memory could not be warmed", e);
    } finally {
      done = true;
    }
  }

  private static byte[] grey() throws IOException {
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(EDGE, EDGE, BufferedImage.TYPE_BYTE_GRAY), "png", png);
    return png.toByteArray();
  }
}
