package io.hen.encoders;

import java.util.List;
import java.util.Optional;

/**
 * A place where autoencoders are found by name, for example those a user has fetched or added.
 * {@link Codecs} looks at the shipped ones first and then at every source that {@link
 * java.util.ServiceLoader} finds.
 */
public interface ModelSource {

  /** The names of the models that are there, each with all its files. */
  List<String> names();

  /** The folder of the model of this name, if it is there. */
  Optional<ModelFolder> find(String name);
}
