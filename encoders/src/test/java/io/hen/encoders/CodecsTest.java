package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.hen.core.bank.Observation;
import io.hen.core.bank.Pattern;
import io.hen.memory.Codec;
import io.hen.memory.CodecId;
import io.hen.memory.CodecProvider;
import io.hen.memory.Cue;
import io.hen.memory.Item;
import io.hen.memory.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecsTest {
  @TempDir private Path directory;

  @Test
  void areFoundByTheServiceLoader() {
    CodecProvider provider = ServiceLoader.load(CodecProvider.class).findFirst().orElseThrow();
    assertThat(provider.names()).startsWith("dvae").endsWith("pixels").doesNotHaveDuplicates();
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
          assertThat(e.remedy()).startsWith("The codecs are dvae, ").contains("pixels");
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

  /** Memories that exist say by which codec they were filled; these digests stand in them. */
  @ParameterizedTest
  @CsvSource({
    "dvae,ba247a1fb4b38207fad8a4723cb45b5ae596c8a8103bfcc88b23b20b3f06c640",
    "pixels,bfaca4054d596e782635f95b24277ec73a0f67bdfa30a11e074161887dc47f7f"
  })
  void theFirstCodecsAreWhatTheyWere(String name, String sha256) {
    for (String full : List.of(name, name + "+pixel-text")) {
      try (PictureCodec codec = new Codecs().open(full)) {
        assertThat(codec.id()).isEqualTo(new CodecId(name, "1", sha256));
        assertThat(codec.parts())
            .containsExactly(
                new Codec.Part("image", codec.autoencoder().layout(), false),
                new Codec.Part("text", codec.autoencoder().layout(), true));
      }
    }
  }

  @Test
  void anotherTextEncoderMakesAnotherCodec() {
    Codecs codecs = new Codecs();
    assertThat(Codecs.textNames()).startsWith("pixel-text").contains("test-letters");
    assertThat(codecs.offers("dvae+test-letters")).isTrue();
    try (PictureCodec codec = codecs.open("dvae+test-letters");
        PictureCodec plain = codecs.open("dvae")) {
      assertThat(codec.id().name()).isEqualTo("dvae+test-letters");
      assertThat(codec.id().version()).isEqualTo("1+7");
      assertThat(codec.id().sha256()).isNotEqualTo(plain.id().sha256());
      assertThat(codec.parts().get(PictureCodec.TEXT))
          .isEqualTo(new Codec.Part("text", new Codec.Layout.Dense(26), false));
      Item item = Item.picture(PictureWriter.png(Fixtures.scene(20, 1)));
      Pattern.Parts with = codec.encode(List.of(item.caption("a hen"))).getFirst().getFirst();
      assertThat(((Pattern.Dense) with.parts().get(PictureCodec.TEXT)).values())
          .isEqualTo(LettersProvider.letters("a hen"));
      Pattern.Parts without = codec.encode(List.of(item)).getFirst().getFirst();
      assertThat(((Pattern.Dense) without.parts().get(PictureCodec.TEXT)).values())
          .containsOnly(0)
          .hasSize(26);
      Observation told = codec.observe(Cue.caption("hen")).parts().get(1).orElseThrow();
      assertThat(((Observation.Dense) told).values()).isEqualTo(LettersProvider.letters("hen"));
    }
  }

  @Test
  void aMissingTextEncoderIsNamedWithItsJar() {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> new Codecs().open("dvae+minilm"))
        .withMessageStartingWith("there is no text encoder named \"minilm\"; there are: pixel-text")
        .satisfies(e -> {
          assertThat(e.code()).isEqualTo("model.no-text-encoder");
          assertThat(e.remedy()).contains("hen-minilm");
        });
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> new Codecs().open("dvae+"))
        .withMessageStartingWith("there is no text encoder named \"\"");
  }

  @Test
  void modelsOfASourceAreCodecsToo() {
    TinyModel.vq(directory.resolve("vq"));
    TinyModel.dense(directory.resolve("dense"));
    Codecs codecs = new Codecs(List.of(new ShippedModels(), folders("vq", "dense", "broken")));
    assertThat(codecs.names())
        .contains("dvae", "pixels", "vq", "vq-tokens", "dense", "broken")
        .doesNotContain("dense-tokens", "dvae-tokens");
    assertThat(codecs.offers("vq-tokens")).isTrue();
    assertThat(codecs.offers("dense-tokens")).isFalse();
    assertThat(codecs.offers("vqgan+pixel-text")).isFalse();
    try (PictureCodec vectors = codecs.open("vq");
        PictureCodec tokens = codecs.open("vq-tokens+pixel-text")) {
      assertThat(vectors.autoencoder().layout()).isInstanceOf(Codec.Layout.Dense.class);
      assertThat(tokens.autoencoder().layout()).isInstanceOf(Codec.Layout.Tokens.class);
    }
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> codecs.open("broken"))
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.missing"));
  }

  private ModelSource folders(String... names) {
    return new ModelSource() {
      @Override
      public List<String> names() {
        return List.of(names);
      }

      @Override
      public Optional<ModelFolder> find(String name) {
        return names().contains(name)
            ? Optional.of(ModelFolder.directory(directory.resolve(name)))
            : Optional.empty();
      }
    };
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
