package io.hen.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecChoiceTest {
  @TempDir Path directory;

  private static final MemoryOptions DEFAULTS = MemoryOptions.defaults();

  @Test
  void aNewMemoryTakesTheFirstProvidersPreferredCodecAndKeepsIt() {
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.codec().id()).isEqualTo(FakeCodec.tokens().id());
    }
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, DEFAULTS.withCodec("fake-tokens"))) {
      assertThat(memory.size()).isZero();
    }
  }

  @Test
  void aMemoryIsOpenedWithItsOwnCodec() {
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, DEFAULTS.withCodec("fake-dense"))) {
      memory.remember(FakeCodec.item(new SplittableRandom(1)));
    }
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.codec().id().name()).isEqualTo("fake-dense");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "other, 1, abababababababababababababababababababababababababababababababab",
    "fake-dense, 2, abababababababababababababababababababababababababababababababab",
    "fake-dense, 1, abababababababababababababababababababababababababababababababac"
  })
  void aCodecThatDiffersInAnythingIsRefused(String name, String version, String sha256) {
    CodecId own = FakeCodec.dense().id();
    CodecId other = new CodecId(name, version, sha256);
    try (AssociativeMemory memory =
        AssociativeMemory.open(directory, DEFAULTS, FakeCodec.dense())) {
      memory.remember(FakeCodec.item(new SplittableRandom(1)));
    }
    for (boolean readOnly : new boolean[] {false, true}) {
      FakeCodec codec = FakeCodec.dense().withId(other);
      StoreException e =
          catchThrowableOfType(
              StoreException.class,
              () -> AssociativeMemory.open(directory, DEFAULTS.withReadOnly(readOnly), codec));
      assertThat(e.code()).isEqualTo("store.other-codec");
      assertThat(e.getMessage())
          .contains(directory.toString())
          .contains(own.name() + " " + own.version())
          .contains(own.sha256())
          .contains(name + " " + version)
          .contains(sha256);
      assertThat(e.remedy()).contains("another directory");
      assertThat(codec.closed).isEqualTo(1);
    }
    // Refusing it gave the lock back.
    try (AssociativeMemory memory = AssociativeMemory.open(directory)) {
      assertThat(memory.size()).isEqualTo(1);
    }
  }

  @Test
  void aCodecOfTheSameNameWithOtherPartsIsRefused() {
    AssociativeMemory.open(directory, DEFAULTS, FakeCodec.dense()).close();
    FakeCodec changed = FakeCodec.tokens().withId(FakeCodec.dense().id());
    assertThatThrownBy(() -> AssociativeMemory.open(directory, DEFAULTS, changed))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("another shape");
  }

  @Test
  void anUnknownCodecIsNamedWithThoseThatThereAre() {
    ModelException e =
        catchThrowableOfType(
            ModelException.class,
            () -> AssociativeMemory.open(directory, DEFAULTS.withCodec("nothing")));
    assertThat(e.code()).isEqualTo("model.no-codec");
    assertThat(e.getMessage())
        .contains("nothing")
        .contains("fake-tokens, fake-dense")
        .contains(FakeProvider.class.getName());
    assertThat(e.remedy()).isNotBlank();
  }

  @Test
  void aMemoryWhoseCodecIsNotThereSaysWhich() {
    FakeCodec own = FakeCodec.dense().withId(new CodecId("private", "3", "ee"));
    AssociativeMemory.open(directory, DEFAULTS, own).close();
    assertThatThrownBy(() -> AssociativeMemory.open(directory))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("private");
  }

  @Test
  void theNameInTheOptionsMustBeThatOfTheCodecGiven() {
    assertThatThrownBy(
            () -> AssociativeMemory.open(directory, DEFAULTS.withCodec("other"), FakeCodec.dense()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> DEFAULTS.withCodec(" ")).isInstanceOf(IllegalArgumentException.class);
  }
}
