package io.hen.encoders.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.hen.encoders.Codecs;
import io.hen.encoders.ModelSource;
import io.hen.encoders.PictureCodec;
import io.hen.encoders.StandIns;
import io.hen.encoders.library.CatalogueCard.Obtain;
import io.hen.memory.ModelException;
import io.hen.memory.Progress;
import io.hen.memory.TextEncoderProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelLibraryTest {
  @TempDir private Path directory;

  private ModelLibrary library() {
    return ModelLibrary.at(directory.resolve("models"), Catalogue.shipped());
  }

  private Path tiny(String name) {
    return new StandIns(directory.resolve("own/" + name), name, 16).dense(4, 8);
  }

  private static void assertRefused(ThrowingCallable work, String code, String... words) {
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(work)
        .satisfies(e -> {
          assertThat(e.code()).isEqualTo(code);
          for (String word : words) {
            assertThat(e).hasMessageContaining(word);
          }
        });
  }

  private List<String> visible() throws IOException {
    if (!Files.exists(library().directory())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(library().directory())) {
      return files.map(f -> f.getFileName().toString()).filter(f -> !f.startsWith(".")).toList();
    }
  }

  @Test
  void lookingLeavesNothingBehind() {
    assertThat(library().names()).isEmpty();
    assertThat(library().find("tiny")).isEmpty();
    assertThat(library().list()).isNotEmpty();
    assertThat(library().directory()).doesNotExist();
  }

  @Test
  void addsChecksAndRemoves() throws IOException {
    CheckedModel added = library().add(tiny("tiny"), Optional.empty());
    assertThat(added.name()).isEqualTo("tiny");
    assertThat(added.files()).containsOnlyKeys("encoder.onnx", "decoder.onnx");
    assertThat(((CheckedModel.Pictures) added).latent()).isEqualTo("2x2 places of 4 numbers");
    assertThat(((CheckedModel.Pictures) added).psnr()).isFinite();
    assertThat(library().names()).containsExactly("tiny");
    assertThat(library().check("tiny")).isEqualTo(added);
    assertThat(visible()).containsExactly("tiny");
    library().remove("tiny");
    assertThat(library().names()).isEmpty();
    assertThat(visible()).isEmpty();
    assertRefused(() -> library().check("tiny"), "model.unknown", "no model tiny");
    assertRefused(() -> library().remove("tiny"), "model.unknown", "no model tiny");
    assertRefused(() -> library().remove("../own/tiny"), "model.unknown");
    assertThat(directory.resolve("own/tiny/card.yaml")).exists();
  }

  @Test
  void takesACardOfAnyNameWithFilesElsewhere() throws IOException {
    Path files = tiny("tiny");
    Path card = Files.move(files.resolve("card.yaml"), directory.resolve("my-card.yaml"));
    assertRefused(
        () -> library().add(card, Optional.empty()), "model.missing", "encoder.onnx", "the card");
    assertThat(visible()).isEmpty();
    library().add(card, Optional.of(files));
    assertThat(library().directory().resolve("tiny/card.yaml")).hasSameTextualContentAs(card);
  }

  @Test
  void takesNoNameTwice() {
    library().add(tiny("tiny"), Optional.empty());
    assertRefused(
        () -> library().add(tiny("tiny"), Optional.empty()), "model.exists", "model tiny");
    for (String name : new String[] {"dvae", "pixels", "pixel-text"}) {
      assertRefused(
          () -> library().add(tiny(name), Optional.empty()), "model.exists", name, "part of hen");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b", "Tiny", ".tiny", "tiny-tokens", "tiny+x", "a b"})
  void takesNoNameThatIsNotSafe(String name) throws IOException {
    Path folder = tiny("tiny");
    Path card = folder.resolve("card.yaml");
    Files.writeString(card, Files.readString(card).replace("name: tiny", "name: \"" + name + "\""));
    assertRefused(() -> library().add(folder, Optional.empty()), "model.card", name);
  }

  /** Whatever is wrong with a model, the library stays as it was. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "input: image | input: picture | model.shape",
        "output: latent | output: tokens | model.shape",
        "channels: 4 | channels: 5 | model.shape",
        "size: 16 | size: 20 | model.card",
        "encoder.onnx | encode.onnx | model.missing",
        "version: | versions: | model.card",
        "mean: | meen: | model.card",
      })
  void takesNoModelThatIsNotAsItsCardSays(String text, String wrong, String code)
      throws IOException {
    Path folder = tiny("tiny");
    Path card = folder.resolve("card.yaml");
    String before = Files.readString(card);
    assertThat(before).contains(text);
    Files.writeString(card, before.replace(text, wrong));
    assertRefused(() -> library().add(folder, Optional.empty()), code);
    assertThat(visible()).isEmpty();
    assertThat(library().directory().resolve(".staging/tiny")).doesNotExist();
  }

  @Test
  void takesNoDamagedModelAndNoOtherFile() throws IOException {
    Path folder = tiny("tiny");
    Path file = folder.resolve("decoder.onnx");
    byte[] bytes = Files.readAllBytes(file);
    bytes[100] ^= 1;
    Files.write(file, bytes);
    assertRefused(() -> library().add(folder, Optional.empty()), "model.checksum", "decoder.onnx");
    byte[] text = "this is no model".getBytes();
    Files.write(file, text);
    Path card = folder.resolve("card.yaml");
    Files.writeString(
        card,
        Files.readString(card)
            .replaceFirst("(decoder.onnx, sha256: \")[0-9a-f]+", "$1" + Cards.sha256(text)));
    assertRefused(() -> library().add(folder, Optional.empty()), "model.unreadable");
    assertThat(visible()).isEmpty();
  }

  @Test
  void findsDamageLater() throws IOException {
    library().add(tiny("tiny"), Optional.empty());
    Path file = library().directory().resolve("tiny/encoder.onnx");
    Files.write(file, new byte[10]);
    assertRefused(() -> library().check("tiny"), "model.checksum", "encoder.onnx");
    Files.delete(library().directory().resolve("tiny/card.yaml"));
    assertThat(library().names()).as("half a model is none").isEmpty();
  }

  /** What a killed hen left is no model, and in nobody's way. */
  @Test
  void ignoresWhatAKilledHenLeft() throws IOException {
    Path staging = Files.createDirectories(library().directory().resolve(".staging/tiny"));
    Files.writeString(staging.resolve("card.yaml"), "name: tiny");
    Files.writeString(staging.resolve("encoder.onnx"), "half");
    Files.createDirectories(library().downloads("other"));
    Files.writeString(library().downloads("other").resolve("weights.pth.part"), "half");
    assertThat(library().names()).isEmpty();
    library().add(tiny("tiny"), Optional.empty());
    assertThat(library().names()).containsExactly("tiny");
    assertThat(staging).doesNotExist();
  }

  @Test
  void oneOfManyAddsWins() throws Exception {
    Path folder = tiny("tiny");
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<String> add =
          () -> {
            try {
              library().add(folder, Optional.empty());
              return "added";
            } catch (ModelException e) {
              return e.code();
            }
          };
      List<String> ends =
          threads.invokeAll(List.of(add, add, add, add)).stream().map(f -> f.resultNow()).toList();
      assertThat(ends).containsOnlyOnce("added");
      assertThat(ends).isSubsetOf("added", "model.locked", "model.exists");
    }
    library().check("tiny");
  }

  @Test
  void fetchesAndInstallsFilesThatAreTheModelsOwn() throws IOException {
    Path folder = tiny("tiny");
    try (FileServer server = new FileServer()) {
      CatalogueCard card = installCard(server, folder);
      FetchResult result = library().fetch(card, FetchOptions.defaults(), Progress.Listener.SILENT);
      assertThat(result.outcome()).isEqualTo(FetchResult.Outcome.INSTALLED);
      assertThat(result.folder()).isEqualTo(library().directory().resolve("tiny"));
      assertThat(result.installed()).contains(library().check("tiny"));
      assertThat(library().downloads("tiny")).doesNotExist();
      assertRefused(
          () -> library().fetch(card, FetchOptions.defaults(), Progress.Listener.SILENT),
          "model.exists");
    }
  }

  @Test
  void installsNothingThatDoesNotWork() throws IOException {
    Path folder = tiny("tiny");
    Files.writeString(folder.resolve("decoder.onnx"), "this is no model");
    try (FileServer server = new FileServer()) {
      CatalogueCard card = installCard(server, folder);
      assertRefused(
          () -> library().fetch(card, FetchOptions.defaults(), Progress.Listener.SILENT),
          "model.unreadable");
      assertThat(library().names()).isEmpty();
      assertThat(visible()).isEmpty();
    }
  }

  private static CatalogueCard installCard(FileServer server, Path folder) throws IOException {
    RemoteFile[] files = new RemoteFile[2];
    String[] names = {"encoder.onnx", "decoder.onnx"};
    for (int k = 0; k < 2; k++) {
      byte[] bytes = Files.readAllBytes(folder.resolve(names[k]));
      server.at("/" + names[k], FileServer.file(bytes, "\"1\""));
      files[k] =
          new RemoteFile(
              names[k],
              server.url("/" + names[k]),
              Optional.of(Cards.sha256(bytes)),
              OptionalLong.of(bytes.length),
              Optional.of("us"));
    }
    Map<String, Object> install =
        Map.of(
            "name", "tiny",
            "version", "1",
            "description", "a test",
            "licence", "Apache-2.0",
            "source", "made up",
            "encoder", Map.of("file", "encoder.onnx", "input", "image", "output", "latent"),
            "decoder", Map.of("file", "decoder.onnx", "input", "latent", "output", "image"),
            "picture",
                Map.of(
                    "size",
                    16,
                    "multipleOf",
                    8,
                    "mean",
                    List.of(0, 0, 0),
                    "scale",
                    List.of(1, 1, 1)),
            "latent", Map.of("kind", "dense", "channels", 4, "factor", 8));
    return Cards.card("tiny", Obtain.INSTALL, Optional.of(install), files);
  }

  @Test
  void doesNotFetchWhatIsPartOfHen() {
    CatalogueCard card = Cards.export("dvae");
    FetchResult result = library().fetch(card, FetchOptions.defaults(), Progress.Listener.SILENT);
    assertThat(result.outcome()).isEqualTo(FetchResult.Outcome.SHIPPED);
    assertThat(result.files()).isEmpty();
    assertThat(library().directory()).doesNotExist();
  }

  @Test
  void listsEveryModelOnceWithItsState() throws IOException {
    library().add(tiny("taesd"), Optional.empty());
    library().add(tiny("own"), Optional.empty());
    Files.createDirectories(library().downloads("openai-dvae"));
    for (String file : new String[] {"encoder.pkl", "decoder.pkl"}) {
      Files.writeString(library().downloads("openai-dvae").resolve(file), "x");
    }
    Files.createDirectories(library().downloads("sd-vae"));
    Files.writeString(library().downloads("sd-vae").resolve("x.part"), "x");
    List<ListedModel> models = library().list();
    assertThat(models).extracting(ListedModel::name).doesNotHaveDuplicates();
    assertThat(state(models, "dvae")).isEqualTo(ListedModel.State.SHIPPED);
    assertThat(state(models, "taesd")).isEqualTo(ListedModel.State.INSTALLED);
    assertThat(state(models, "own")).isEqualTo(ListedModel.State.INSTALLED);
    assertThat(state(models, "openai-dvae")).isEqualTo(ListedModel.State.FETCHED);
    assertThat(state(models, "sd-vae")).isEqualTo(ListedModel.State.AVAILABLE);
    library().remove("openai-dvae");
    assertThat(library().downloads("openai-dvae")).doesNotExist();
  }

  private static ListedModel.State state(List<ListedModel> models, String name) {
    return models.stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow().state();
  }

  /** The name of a model that was added is a name of a codec, and of a text encoder. */
  @Test
  void modelsAreFoundByTheServiceLoader() {
    String before = System.getProperty(ModelLibrary.PROPERTY);
    System.setProperty(ModelLibrary.PROPERTY, directory.resolve("models").toString());
    try {
      library().add(tiny("tiny"), Optional.empty());
      library()
          .add(
              new StandIns(directory.resolve("own/words"), "words", 8).text(20, 6),
              Optional.empty());
      assertThat(ServiceLoader.load(ModelSource.class).stream().map(ServiceLoader.Provider::get))
          .anySatisfy(source -> {
            assertThat(source.names()).contains("tiny").doesNotContain("words");
            assertThat(source.find("tiny").orElseThrow().card().name()).isEqualTo("tiny");
            assertThat(source.find("words")).isEmpty();
          });
      assertThat(ServiceLoader.load(TextEncoderProvider.class))
          .anySatisfy(provider -> assertThat(provider.names()).contains("words"));
      try (PictureCodec codec = new Codecs().open("tiny+words")) {
        assertThat(codec.parts()).hasSize(2);
      }
    } finally {
      if (before == null) {
        System.clearProperty(ModelLibrary.PROPERTY);
      } else {
        System.setProperty(ModelLibrary.PROPERTY, before);
      }
    }
  }

  @Test
  void liesWhereTheUsersDataLies() {
    Path home = Path.of("/home/ada");
    assertThat(UserData.models(Map.of(), "Linux", home))
        .isEqualTo(Path.of("/home/ada/.local/share/hen/models"));
    assertThat(UserData.models(Map.of("XDG_DATA_HOME", "/data"), "Linux", home))
        .isEqualTo(Path.of("/data/hen/models"));
    assertThat(UserData.models(Map.of("HEN_MODELS", "/m"), "Linux", home)).isEqualTo(Path.of("/m"));
  }
}
