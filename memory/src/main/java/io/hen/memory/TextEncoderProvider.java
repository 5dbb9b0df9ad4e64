package io.hen.memory;

import java.util.List;

/** Makes text encoders by name; found through {@link java.util.ServiceLoader}. */
public interface TextEncoderProvider {

  /** The names that {@link #open} knows, the preferred one first. */
  List<String> names();

  /**
   * Opens a text encoder.
   *
   * @throws ModelException if it cannot be loaded
   */
  TextEncoder open(String name);
}
