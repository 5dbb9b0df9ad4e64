package io.hen.encoders.library;

import io.hen.memory.ModelException;
import java.io.IOException;
import java.nio.file.Path;

/** Writing failed here, and not the network: trying again would not help. */
final class DiskException extends IOException {
  private static final long serialVersionUID = 1L;

  DiskException(String message) {
    super(message);
  }

  /** As the user is told. */
  ModelException told(Path file) {
    return new ModelException(
        "model.disk",
        file + " cannot be written: " + getMessage(),
        "Make room on the disk, or name another folder with HEN_MODELS.",
        this);
  }
}
