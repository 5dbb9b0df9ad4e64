package io.hen.encoders;

import java.util.List;
import java.util.Optional;

/** The models in this module's jar. */
public final class ShippedModels implements ModelSource {
  private static final List<String> NAMES = List.of("dvae", "vq-f8", "vq-f16", "kl-f8");

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public Optional<ModelFolder> find(String name) {
    return NAMES.contains(name) ? Optional.of(ModelFolder.shipped(name)) : Optional.empty();
  }
}
