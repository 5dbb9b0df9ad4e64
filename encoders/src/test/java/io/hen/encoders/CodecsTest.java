package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hen.memory.CodecId;
import io.hen.memory.CodecProvider;
import io.hen.memory.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodecsTest {
  @TempDir private Path directory;

  @Test
  void areFoundByTheServiceLoader() {
    CodecProvider provider = ServiceLoader.load(CodecProvider.class).findFirst().orElseThrow();
    assertThat(provider.names()).containsExactly("dvae", "pixels");
    try (var codec = provider.open("pixels")) {
      assertThat(codec.id().name()).isEqualTo("pixels");
    }
  }

  @Test
  void namesTheCodecsThereAre() {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> new Codecs().open("vqgan"))
        .withMessage("there is no codec named \"vqgan\"")
        .satisfies(e -> {
          assertThat(e.code()).isEqualTo("model.unknown");
          assertThat(e.remedy()).isEqualTo("The codecs are dvae and pixels.");
        });
  }

  /** The same files give the same identity; other weights, another. */
  @Test
  void anIdentityFollowsFromWhatIsComputed() throws Exception {
    CodecId one = id(TinyModel.tokens(directory.resolve("one")), CodecOptions.defaults());
    assertThat(one.name()).isEqualTo("tiny");
    assertThat(one.version()).isEqualTo("3");
    assertThat(one.sha256()).hasSize(64);
    assertThat(
            id(TinyModel.tokens(directory.resolve("two")), CodecOptions.defaults().withThreads(1)))
        .isEqualTo(one);
    assertThat(id(TinyModel.dense(directory.resolve("three")), CodecOptions.defaults()))
        .isNotEqualTo(one);
    Path card = directory.resolve("one").resolve("card.yaml");
    Files.writeString(card, Files.readString(card).replace("mean: [0.5", "mean: [0.4"));
    assertThat(id(ModelFolder.directory(directory.resolve("one")), CodecOptions.defaults()))
        .isNotEqualTo(one);
  }

  private static CodecId id(ModelFolder folder, CodecOptions options) {
    try (PictureCodec codec = Codecs.open(folder, options)) {
      return codec.id();
    }
  }

  @Test
  void optionsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CodecOptions.defaults().withThreads(0))
        .withMessage("threads must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PictureLimits.defaults().withMaxBytes(0))
        .withMessage("maxBytes must be at least 1, not 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PictureLimits.defaults().withMaxPixels(1L << 40))
        .withMessage("maxPixels must be in 1..715827882, not 1099511627776");
  }
}
