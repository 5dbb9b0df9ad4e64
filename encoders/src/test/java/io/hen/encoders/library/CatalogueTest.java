package io.hen.encoders.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.hen.core.bank.Pattern;
import io.hen.encoders.CodecOptions;
import io.hen.encoders.Codecs;
import io.hen.encoders.ModelFolder;
import io.hen.encoders.PictureCodec;
import io.hen.encoders.StandIns;
import io.hen.encoders.library.CatalogueCard.Kind;
import io.hen.encoders.library.CatalogueCard.Obtain;
import io.hen.encoders.library.CatalogueCard.Tested;
import io.hen.encoders.text.OnnxTextEncoder;
import io.hen.memory.Codec;
import io.hen.memory.ModelException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogueTest {
  private static final String CARD =
      """
      name: mine
      kind: picture
      description: a test
      licence: MIT
      source: made up
      latent: {kind: dense, channels: 4, factor: 8}
      picture: {size: 64}
      tested: stand-in
      obtain: export
      files:
        - {file: a.pth, url: "https://hen.invalid/a", sha256: "%s", size: 12, stated: us}
        - {file: b.pth, url: "https://hen.invalid/b"}
      """
          .formatted("0123456789abcdef".repeat(4));

  @TempDir private Path directory;

  static Stream<CatalogueCard> cards() {
    return Catalogue.shipped().cards().stream();
  }

  static Stream<Named<CatalogueCard>> named() {
    return cards().map(card -> Named.of(card.name(), card));
  }

  static Stream<Named<CatalogueCard>> pictures() {
    return named().filter(card -> card.getPayload().kind() == Kind.PICTURE);
  }

  static Stream<Named<CatalogueCard>> texts() {
    return named().filter(card -> card.getPayload().kind() == Kind.TEXT);
  }

  @Test
  void knowsThePublicModels() {
    assertThat(cards().map(CatalogueCard::name))
        .containsExactly(
            "openai-dvae",
            "compvis-vq-f8",
            "compvis-vq-f16",
            "compvis-kl-f8",
            "compvis-kl-f16",
            "sd-vae",
            "taesd",
            "taef2",
            "clip-vit-b-32",
            "clip-vit-l-14",
            "minilm");
    assertThat(Catalogue.shipped().find("taesd")).isPresent();
    assertThat(Catalogue.shipped().find("vq-f8")).isEmpty();
  }

  @Test
  void saysWhichCardsWereRunWithTheirRealWeights() {
    assertThat(cards().filter(card -> card.tested() == Tested.REAL).map(CatalogueCard::name))
        .containsExactly("taef2", "minilm");
  }

  /** No digest is made up: these have one that somebody else states. */
  @Test
  void saysWhoseDigestsAreKnown() {
    assertThat(
            cards()
                .filter(card -> card.files().stream().allMatch(f -> f.sha256().isPresent()))
                .map(CatalogueCard::name))
        .containsExactly("sd-vae", "taesd", "taef2", "clip-vit-b-32", "clip-vit-l-14", "minilm");
    assertThat(
            cards()
                .filter(card -> card.files().stream().noneMatch(f -> f.sha256().isPresent()))
                .map(CatalogueCard::name))
        .containsExactly(
            "openai-dvae", "compvis-vq-f8", "compvis-vq-f16", "compvis-kl-f8", "compvis-kl-f16");
  }

  @ParameterizedTest
  @MethodSource("named")
  void fetchesByHttpsFromModelHosts(CatalogueCard card) {
    assertThat(card.files()).isNotEmpty();
    for (RemoteFile file : card.files()) {
      assertThat(file.url().getScheme()).isEqualTo("https");
      assertThat(file.url().getHost())
          .isIn(
              "cdn.openai.com",
              "openaipublic.azureedge.net",
              "ommer-lab.com",
              "heibox.uni-heidelberg.de",
              "huggingface.co",
              "github.com");
    }
  }

  /** What the card says of sizes and codes, in a model of those shapes, through hen's codec. */
  @ParameterizedTest
  @MethodSource("pictures")
  @SuppressWarnings("unchecked")
  void wiresPicturesAsEachCardSays(CatalogueCard card) {
    Map<String, Object> latent = (Map<String, Object>) card.shape().get("latent");
    Map<String, Object> picture = (Map<String, Object>) card.shape().get("picture");
    int factor = (int) latent.get("factor");
    assertThat((int) picture.get("size") % (int) picture.get("multipleOf")).isZero();
    assertThat((int) picture.get("multipleOf") % factor).isZero();
    int grid = 4;
    int places = grid * grid;
    StandIns standIn = new StandIns(directory, card.name(), grid * factor);
    Path folder =
        switch (latent.get("kind").toString()) {
          case "tokens" -> standIn.tokens((int) latent.get("codebook"), factor);
          case "vq" ->
              standIn.vq((int) latent.get("channels"), (int) latent.get("codebook"), factor);
          case "dense" -> standIn.dense((int) latent.get("channels"), factor);
          default -> throw new IllegalArgumentException(latent.toString());
        };
    Codec.Layout layout =
        latent.containsKey("channels")
            ? new Codec.Layout.Dense((int) latent.get("channels") * places)
            : new Codec.Layout.Tokens(places, (int) latent.get("codebook"));
    ModelLibrary library =
        ModelLibrary.at(directory.resolve("library"), Catalogue.of(List.of(card)));
    CheckedModel added = library.add(folder, Optional.empty());
    assertThat(added).isInstanceOf(CheckedModel.Pictures.class);
    assertThat(((CheckedModel.Pictures) added).psnr()).isFinite();
    try (PictureCodec codec =
        Codecs.open(
            ModelFolder.directory(library.find(card.name()).orElseThrow()),
            CodecOptions.defaults())) {
      assertThat(codec.id().name()).startsWith(card.name());
      assertThat(codec.autoencoder().layout()).isEqualTo(layout);
      assertThat(codec.autoencoder().grid()).isEqualTo(grid);
    }
    assertThat(library.list())
        .filteredOn(model -> model.name().equals(card.name()))
        .singleElement()
        .satisfies(model -> assertThat(model.state()).isEqualTo(ListedModel.State.INSTALLED));
  }

  @ParameterizedTest
  @MethodSource("texts")
  @SuppressWarnings("unchecked")
  void wiresTextsAsEachCardSays(CatalogueCard card) {
    Map<String, Object> text = (Map<String, Object>) card.shape().get("text");
    int dimension = (int) text.get("dimension");
    Path folder =
        new StandIns(directory, card.name(), 8).text((int) text.get("maxTokens"), dimension);
    ModelLibrary library =
        ModelLibrary.at(directory.resolve("library"), Catalogue.of(List.of(card)));
    CheckedModel.Texts added = (CheckedModel.Texts) library.add(folder, Optional.empty());
    assertThat(added.latent()).isEqualTo(dimension + " numbers");
    assertThat(library.textModels()).containsExactly(card.name());
    assertThat(library.pictureModels()).isEmpty();
    try (OnnxTextEncoder encoder =
        OnnxTextEncoder.open(ModelFolder.directory(library.find(card.name()).orElseThrow()), 1)) {
      assertThat(encoder.card().maxTokens()).isEqualTo((int) text.get("maxTokens"));
      float[] vector = ((Pattern.Dense) encoder.encode(List.of("a red bus")).getFirst()).values();
      assertThat(vector).hasSize(dimension);
      double length = 0;
      for (float number : vector) {
        length += number * number;
      }
      assertThat(length).isCloseTo(1, within(1e-5));
    }
  }

  @Test
  void readsACardOfOnesOwn() throws Exception {
    Path file = java.nio.file.Files.writeString(directory.resolve("mine.yaml"), CARD);
    CatalogueCard card = Catalogue.read(file);
    assertThat(card.name()).isEqualTo("mine");
    assertThat(card.obtain()).isEqualTo(Obtain.EXPORT);
    assertThat(card.files()).extracting(RemoteFile::file).containsExactly("a.pth", "b.pth");
    assertThat(card.files().getFirst().size()).hasValue(12);
    assertThat(card.files().getLast().sha256()).isEmpty();
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() -> Catalogue.read(directory.resolve("none.yaml")))
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.missing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: mine | name: ../mine | key name: \"../mine\"",
        "name: mine | name: vq-tokens | does not end in -tokens",
        "kind: picture | kind: sound | key kind: it must be one of [picture, text]",
        "licence: MIT | licence: | key licence: it is missing or empty",
        "obtain: export | obtain: install | key install: it is there with",
        "file: a.pth | file: ../a.pth | key files[0].file: \"../a.pth\" is not a plain file name",
        "file: b.pth | file: a.pth | key files[1].file: there are two of the name",
        "https://hen.invalid/a | hen.invalid/a | key files[0].url: \"hen.invalid/a\" is no address",
        "https://hen.invalid/a | file:///etc/a | key files[0].url: \"file:///etc/a\" is no address",
        "0123456789abcdef0 | g123456789abcdef0 | key files[0].sha256: it must have 64",
        "size: 12 | size: -1 | key files[0].size: it must be a number of bytes",
        ", stated: us | '' | key files[0].stated: who states the digest",
        "url: \"https://hen.invalid/b\" | link: b | key files[1].link: there is no such key",
        "latent: | latents: | key latents: there is no such key",
        "picture: {size: 64} | picture: 64 | key picture: it is missing, or has no keys",
      })
  void namesTheKeyOfAnError(String text, String wrong, String message) {
    assertThat(CARD).contains(text);
    assertThatExceptionOfType(ModelException.class)
        .isThrownBy(() ->
            CatalogueReader.read(
                CARD.replaceFirst(
                    java.util.regex.Pattern.quote(text),
                    java.util.regex.Matcher.quoteReplacement(wrong)),
                "my.yaml"))
        .withMessageStartingWith("the catalogue card my.yaml cannot be used: ")
        .withMessageContaining(message)
        .satisfies(e -> assertThat(e.code()).isEqualTo("model.card"));
  }
}
