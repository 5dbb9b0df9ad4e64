package io.hen.encoders.library;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the catalogue knows of a public model: one YAML file.
 *
 * <pre>{@code
 * name: taesd
 * kind: picture                # or text
 * description: what it is
 * licence: MIT
 * source: https://github.com/madebyollin/taesd
 * latent: {kind: dense, channels: 4, factor: 8}        # of a picture model; else
 * text: {maxTokens: 77, dimension: 512}                # of a text model
 * picture: {size: 256, pixels: as they are, in 0..1}   # of a picture model
 * tested: stand-in             # or real: what has been run with this card
 * obtain: export               # or install
 * files:
 *   - {file: a.pth, url: "https://...", sha256: "<64 digits>", size: 4915203, stated: by whom}
 * install: {}                  # with obtain: install, the model card; see ModelCard
 * }</pre>
 *
 * @param name of the model, and of its codec once it is installed
 * @param kind pictures or texts
 * @param description what it is
 * @param licence of the weights, an SPDX identifier
 * @param source the authors' repository or paper
 * @param shape what comes out and what goes in, free
 * @param tested with which weights this card has been run
 * @param obtain how its files become a model
 * @param files what to fetch
 * @param install the model card as keys and values, with {@link Obtain#INSTALL}; a {@code sha256}
 *     that is left out beside a {@code file} becomes that of the file fetched
 */
public record CatalogueCard(
    String name,
    Kind kind,
    String description,
    String licence,
    String source,
    Map<String, Object> shape,
    Tested tested,
    Obtain obtain,
    List<RemoteFile> files,
    Optional<Map<String, Object>> install) {

  /** What a model encodes. */
  public enum Kind {
    PICTURE,
    TEXT
  }

  /** With which weights a card has been run. */
  public enum Tested {
    /** The real ones. */
    REAL,
    /** Random ones in a model of the same architecture. */
    STAND_IN
  }

  /** How files become a model. */
  public enum Obtain {
    /** They are PyTorch's, and {@code training/export_pretrained.py} makes a model of them. */
    EXPORT,
    /** They are the model's own. */
    INSTALL
  }
}
