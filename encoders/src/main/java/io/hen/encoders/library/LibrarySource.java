package io.hen.encoders.library;

import io.hen.encoders.ModelFolder;
import io.hen.encoders.ModelSource;
import java.util.List;
import java.util.Optional;

/** Makes the autoencoders of the user's library known by name. */
public final class LibrarySource implements ModelSource {

  @Override
  public List<String> names() {
    return ModelLibrary.installed().pictureModels();
  }

  @Override
  public Optional<ModelFolder> find(String name) {
    return names().contains(name)
        ? ModelLibrary.installed().find(name).map(ModelFolder::directory)
        : Optional.empty();
  }
}
