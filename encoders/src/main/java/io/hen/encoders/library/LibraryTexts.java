package io.hen.encoders.library;

import io.hen.encoders.ModelFolder;
import io.hen.encoders.text.OnnxTextEncoder;
import io.hen.memory.ModelException;
import io.hen.memory.TextEncoder;
import io.hen.memory.TextEncoderProvider;
import java.nio.file.Path;
import java.util.List;

/** Makes the text encoders of the user's library known by name. */
public final class LibraryTexts implements TextEncoderProvider {

  @Override
  public List<String> names() {
    return ModelLibrary.installed().textModels();
  }

  @Override
  public TextEncoder open(String name) {
    ModelLibrary library = ModelLibrary.installed();
    Path folder =
        library
            .find(name)
            .orElseThrow(() ->
                new ModelException(
                    "model.unknown",
                    "there is no text encoder " + name + " in " + library.directory(),
                    "See hen models list."));
    return OnnxTextEncoder.open(
        ModelFolder.directory(folder), Runtime.getRuntime().availableProcessors());
  }
}
