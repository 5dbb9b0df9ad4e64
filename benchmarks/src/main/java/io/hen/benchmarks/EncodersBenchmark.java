package io.hen.benchmarks;

import io.hen.encoders.CodecOptions;
import io.hen.encoders.Codecs;
import io.hen.encoders.EncodingPipeline;
import io.hen.encoders.PictureCodec;
import io.hen.encoders.PictureWriter;
import io.hen.encoders.PipelineOptions;
import io.hen.memory.Codec.Layout;
import io.hen.memory.Cue;
import io.hen.memory.Item;
import io.hen.memory.Picture;
import io.hen.memory.Progress;
import io.hen.memory.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many pictures a second does each encoder take in, find by half of it, and give out? Pictures
 * are PNG files of 64×64, read and encoded without captions. {@code inOneCall} gives two threads to
 * each run of the model, {@code byTwoWorkers} runs two batches at once with a thread each.
 *
 * <p>{@code benchmarks/run Encoders}, or with a public model that is installed, {@code
 * benchmarks/run Encoders -p codec=taef2}
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(
    value = 1,
    jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED"})
@State(Scope.Benchmark)
public class EncodersBenchmark {
  private static final int ITEMS = 128;
  private static final int SIZE = 64;

  /** By name. */
  @Param({"pixels", "dvae", "vq-f8", "vq-f16", "kl-f8"})
  String codec = "pixels";

  private final List<Item> items = new ArrayList<>();
  private Cue cue = Cue.caption("none yet");
  private float[] latents = new float[0];
  private PictureCodec oneCall = new Codecs().open("pixels");
  private PictureCodec oneThread = oneCall;

  /** Draws pictures and opens the codec twice. */
  @Setup
  public void open() {
    SplittableRandom random = new SplittableRandom(1);
    for (int k = 0; k < ITEMS; k++) {
      items.add(Item.picture(PictureWriter.png(drawn(random))));
    }
    cue = Cue.picture(items.getFirst().bytes()).hidden(Region.lowerHalf());
    oneCall = new Codecs().open(codec, CodecOptions.defaults().withThreads(2));
    oneThread = new Codecs().open(codec, CodecOptions.defaults().withThreads(1));
    latents =
        switch (oneCall.autoencoder().layout()) {
          case Layout.Dense(int dimension) -> new float[dimension];
          case Layout.Tokens(int positions, int codebook) -> oneHot(positions, codebook);
        };
  }

  private static float[] oneHot(int positions, int codebook) {
    float[] shares = new float[positions * codebook];
    for (int s = 0; s < positions; s++) {
      shares[s * 31 % codebook * positions + s] = 1;
    }
    return shares;
  }

  /** Slow waves with some noise, different each time. */
  private static Picture drawn(SplittableRandom random) {
    float[] values = new float[3 * SIZE * SIZE];
    double across = random.nextDouble(0.05, 0.4);
    double down = random.nextDouble(0.05, 0.4);
    for (int k = 0; k < values.length; k++) {
      int plane = k / (SIZE * SIZE);
      int row = k / SIZE;
      double wave = Math.sin(across * (k % SIZE) + plane) * Math.cos(down * row);
      values[k] = (float) Math.clamp(0.5 + 0.4 * wave + random.nextDouble(-0.05, 0.05), 0, 1);
    }
    return new Picture(SIZE, SIZE, values);
  }

  /** Closes both. */
  @TearDown
  public void close() {
    oneCall.close();
    oneThread.close();
  }

  /** Pictures a second. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public Object inOneCall() {
    return oneCall.encode(items);
  }

  /** Pictures a second. */
  @Benchmark
  @OperationsPerInvocation(ITEMS)
  public int byTwoWorkers() {
    int patterns = 0;
    PipelineOptions options = PipelineOptions.defaults().withWorkers(2);
    try (EncodingPipeline pipeline =
        EncodingPipeline.over(oneThread, items.iterator(), options, Progress.Listener.SILENT)) {
      while (pipeline.hasNext()) {
        patterns += pipeline.next().patterns().size();
      }
    }
    return patterns;
  }

  /** Half-hidden cues a second, each encoded with four fills. */
  @Benchmark
  public Object maskedCue() {
    return oneCall.observe(cue);
  }

  /** Decoded pictures a second. */
  @Benchmark
  public Object decode() {
    return oneCall.autoencoder().decode(latents);
  }
}
