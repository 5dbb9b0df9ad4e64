package io.hen.encoders.library;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of fetching a model.
 *
 * @param name of the model
 * @param outcome what the files are
 * @param folder where they lie; that of the model if it was installed
 * @param files what was fetched, now or before
 * @param installed the model, if its files are the model's own
 */
public record FetchResult(
    String name,
    Outcome outcome,
    Path folder,
    List<Fetched> files,
    Optional<CheckedModel> installed) {

  /** What became of a model. */
  public enum Outcome {
    /** It is part of hen, and nothing was fetched. */
    SHIPPED,
    /** It is in the library. */
    INSTALLED,
    /** Its files are PyTorch's and have still to be made into a model. */
    TO_EXPORT
  }

  /**
   * A file that is there.
   *
   * @param file its name
   * @param url where it came from
   * @param size in bytes
   * @param sha256 its digest, as it was computed from what came
   * @param verified whether that is what the card or the user expected; false if nobody expected
   *     anything
   */
  public record Fetched(String file, URI url, long size, String sha256, boolean verified) {}
}
