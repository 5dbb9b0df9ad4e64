package io.hen.memory;

import io.hen.memory.store.Identity;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the codec for a memory, and refuses one that did not fill it. The codec that was opened or
 * given is closed when opening the memory fails.
 */
final class CodecChoice {
  private final Path directory;
  private final Optional<String> wanted;
  private final Optional<Captions> wantedCaptions;
  private Captions captions = Captions.EACH;
  private @Nullable Codec codec;

  /**
   * Chooses later, when it is known what the memory holds.
   *
   * @param options name a codec, and what items with several captions are recalled by, or not
   * @param codec a codec of the embedder's own
   */
  CodecChoice(Path directory, MemoryOptions options, @Nullable Codec codec) {
    this.directory = directory;
    this.wanted = options.codec();
    this.wantedCaptions = options.captions();
    this.codec = codec;
    if (codec != null && wanted.isPresent() && !wanted.get().equals(codec.id().name())) {
      throw new IllegalArgumentException(
          "the options name the codec " + wanted.get() + ", but the codec given is " + codec.id());
    }
  }

  /**
   * Chooses.
   *
   * @param stored what the memory says about the codec that filled it; empty for a new memory
   * @return what a memory of the chosen codec is
   * @throws StoreException {@code store.other-codec}, {@code store.other-captions}
   * @throws ModelException if there is no such codec
   */
  Identity identity(Optional<Identity> stored) {
    if (codec == null) {
      codec = find(wanted.or(() -> stored.map(Identity::codec)));
    }
    captions =
        stored
            .map(old -> Captions.valueOf(old.captions()))
            .or(() -> wantedCaptions)
            .orElse(captions);
    if (wantedCaptions.isPresent() && captions != wantedCaptions.get()) {
      throw otherCaptions(wantedCaptions.get());
    }
    Identity chosen = Stored.identity(codec, captions);
    if (stored.isPresent() && !stored.get().equals(chosen)) {
      throw otherCodec(stored.get(), codec.id());
    }
    return chosen;
  }

  /** The chosen codec. */
  Codec codec() {
    if (codec == null) {
      throw new IllegalStateException("no codec was chosen yet");
    }
    return codec;
  }

  /** What items with several captions are recalled by. */
  Captions captions() {
    return captions;
  }

  /** Closes the codec because the memory could not be opened. */
  void abandon(Throwable why) {
    if (codec != null) {
      try {
        codec.close();
      } catch (RuntimeException e) {
        why.addSuppressed(e);
      }
    }
  }

  private StoreException otherCodec(Identity stored, CodecId chosen) {
    CodecId own = Stored.codec(stored);
    String difference = own.equals(chosen) ? ", which now makes patterns of another shape" : "";
    return new StoreException(
        "store.other-codec",
        "the memory in "
            + directory
            + " was filled by the codec "
            + whole(own)
            + " and cannot be used with "
            + whole(chosen)
            + difference,
        "Open it with the codec " + own + ", or remember the items anew in another directory.");
  }

  private StoreException otherCaptions(Captions wrong) {
    return new StoreException(
        "store.other-captions",
        "the memory in "
            + directory
            + " recalls items with several captions by "
            + captions
            + " of them, and cannot do so by "
            + wrong,
        "Open it without that choice, or remember the items anew in another directory.");
  }

  /** With the whole digest: two codecs may differ in nothing else. */
  private static String whole(CodecId id) {
    return id.name() + " " + id.version() + " (SHA-256 " + id.sha256() + ")";
  }

  private static Codec find(Optional<String> name) {
    List<CodecProvider> providers = new ArrayList<>();
    ServiceLoader.load(CodecProvider.class).forEach(providers::add);
    for (CodecProvider provider : providers) {
      if (name.isPresent() ? provider.offers(name.get()) : !provider.names().isEmpty()) {
        return provider.open(name.orElseGet(() -> provider.names().getFirst()));
      }
    }
    throw new ModelException(
        "model.no-codec",
        name.map(n -> "there is no codec named " + n).orElse("there is no codec at all")
            + "; on the class path are "
            + (providers.isEmpty() ? "no codec providers" : offered(providers)),
        "Put the module that offers the codec on the class path, or choose one of those offered.");
  }

  private static String offered(List<CodecProvider> providers) {
    return providers.stream()
        .map(provider ->
            provider.getClass().getName() + " (" + String.join(", ", provider.names()) + ")")
        .collect(Collectors.joining("; "));
  }
}
