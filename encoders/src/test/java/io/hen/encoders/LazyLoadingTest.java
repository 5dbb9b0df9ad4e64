package io.hen.encoders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.hen.core.bank.Pattern;
import io.hen.encoders.OnnxModel.Port;
import io.hen.encoders.OnnxModel.Port.Type;
import io.hen.memory.Codec;
import io.hen.memory.ModelException;
import io.hen.memory.Picture;
import io.hen.memory.TextEncoder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models are opened when they are first needed, once, and closed once. */
class LazyLoadingTest {
  private static final Port IMAGE = new Port("image", Type.FLOAT, -1, 3, 16, 16);
  private static final Port TOKENS = new Port("tokens", Type.INT64, -1, 2, 2);
  private static final long[] ONE = {1, 3, 16, 16};
  private static final long[] GRID = {1, 2, 2};

  @TempDir private Path directory;
  private final AtomicInteger read = new AtomicInteger();

  private OnnxModel counted() {
    return OnnxModel.lazy(
        () -> {
          read.incrementAndGet();
          return TinyModel.tokenEncoder();
        },
        "tiny",
        IMAGE,
        TOKENS,
        1);
  }

  private static FloatBuffer image() {
    return FloatBuffer.allocate(3 * 256);
  }

  private static List<Picture> scenes(int count) {
    return LongStream.range(0, count).mapToObj(seed -> Fixtures.scene(16, seed)).toList();
  }

  @Test
  void nothingIsReadBeforeTheFirstRun() {
    try (OnnxModel model = counted()) {
      assertThat(model.loaded()).isFalse();
      assertThat(read).hasValue(0);
      model.longs(image(), ONE, GRID);
      model.longs(image(), ONE, GRID);
      assertThat(model.loaded()).isTrue();
      assertThat(read).hasValue(1);
    }
  }

  @Test
  void manyThreadsOpenOneSession() {
    try (OnnxModel model = counted()) {
      IntStream.range(0, 64).parallel().forEach(_ -> model.longs(image(), ONE, GRID));
      assertThat(read).hasValue(1);
    }
  }

  @Test
  void aModelThatIsClosedUnusedIsNeverRead() {
    OnnxModel model = counted();
    model.close();
    model.close();
    assertThat(read).hasValue(0);
    assertThatIllegalStateException().isThrownBy(model::load).withMessage("tiny is closed");
  }

  /** Of runs and closes at the same time, each run is whole or says that the model is closed. */
  @Test
  void closingWhileManyThreadsRunIsSafe() throws Exception {
    for (int round = 0; round < 20; round++) {
      OnnxModel model = counted();
      AtomicInteger wrong = new AtomicInteger();
      List<Thread> threads =
          IntStream.range(0, 4)
              .mapToObj(k ->
                  Thread.ofPlatform()
                      .start(() -> {
                        try {
                          for (int run = 0; run < 50; run++) {
                            model.longs(image(), ONE, GRID);
                          }
                        } catch (IllegalStateException e) {
                          if (!"tiny is closed".equals(e.getMessage())) {
                            wrong.incrementAndGet();
                          }
                        }
                      }))
              .toList();
      Thread.sleep(round % 5);
      model.close();
      for (Thread thread : threads) {
        thread.join();
      }
      model.close();
      assertThat(wrong).hasValue(0);
      assertThat(model.loaded()).isFalse();
    }
  }

  @Test
  void aCardAndItsFilesDecideWhenAnAutoencoderIsOpened() throws Exception {
    ModelFolder folder = TinyModel.tokens(directory);
    Files.writeString(directory.resolve("encoder.onnx"), "damaged");
    try (PictureCodec codec = Codecs.open(folder, CodecOptions.defaults())) {
      assertThat(codec.id().name()).isEqualTo("tiny");
      assertThat(codec.parts()).hasSize(2);
      // what is sound can be used: here the decoder
      assertThat(codec.autoencoder().decode(new float[TinyModel.CHANNELS * 4]).width())
          .isEqualTo(16);
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatExceptionOfType(ModelException.class)
            .isThrownBy(() -> codec.encodePictures(scenes(1)))
            .satisfies(e -> assertThat(e.code()).isEqualTo("model.checksum"));
      }
      assertThatExceptionOfType(ModelException.class).isThrownBy(codec::load);
    }
  }

  @Test
  void anInterruptedThreadStopsBetweenBatchesAndAllStaysUsable() {
    PictureCodec codec =
        Codecs.open(TinyModel.tokens(directory), CodecOptions.defaults().withThreads(1));
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> codec.encodePictures(scenes(3)))
        .isInstanceOf(CancellationException.class)
        .hasMessage("interrupted after 0 of 3 pictures were encoded");
    assertThat(Thread.interrupted()).as("the interrupt status stays set").isTrue();
    assertThat(codec.encodePictures(scenes(3))).hasSize(3);
    codec.close();
    codec.close();
    assertThatIllegalStateException().isThrownBy(() -> codec.encodePictures(scenes(1)));
  }

  @Test
  void bothEncodersAreClosedOnceEvenIfOneFails() {
    AtomicInteger closed = new AtomicInteger();
    TextEncoder text = new FailingText(closed);
    PictureCodec codec =
        new PictureCodec(
            OnnxAutoencoder.open(TinyModel.tokens(directory), 1), text, CodecOptions.defaults());
    assertThat(codec.encodePictures(scenes(1))).hasSize(1);
    assertThatIllegalStateException().isThrownBy(codec::close).withMessage("cannot be closed");
    codec.close();
    assertThat(closed).hasValue(1);
    assertThatIllegalStateException().isThrownBy(() -> codec.autoencoder().encode(scenes(1)));
  }

  private record FailingText(AtomicInteger closed) implements TextEncoder {
    @Override
    public String name() {
      return "failing";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public String settings() {
      return "none\n";
    }

    @Override
    public Codec.Layout layout() {
      return new Codec.Layout.Dense(1);
    }

    @Override
    public boolean exactKey() {
      return false;
    }

    @Override
    public List<Pattern> encode(List<String> captions) {
      throw new IllegalStateException("never asked");
    }

    @Override
    public void close() {
      closed.incrementAndGet();
      throw new IllegalStateException("cannot be closed");
    }
  }
}
