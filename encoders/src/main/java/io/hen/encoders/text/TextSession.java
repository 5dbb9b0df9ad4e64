package io.hen.encoders.text;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.hen.encoders.OnnxRuntime;
import io.hen.memory.ModelException;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * The ONNX model of a text encoder in one session. Each run takes one thread, and captions of the
 * same number of tokens, so that nothing is filled up and no caption's numbers depend on the length
 * of another.
 */
final class TextSession implements AutoCloseable {
  private static final int BATCH = 16;

  private final String name;
  private final TextCard card;
  private final OrtSession session;
  private final Inputs inputs;

  /**
   * What its inputs are like.
   *
   * @param wide whether they are int64 rather than int32
   * @param single whether they take one caption a run
   */
  private record Inputs(boolean wide, boolean single) {}

  private TextSession(String name, TextCard card, OrtSession session, Inputs inputs) {
    this.name = name;
    this.card = card;
    this.session = session;
    this.inputs = inputs;
  }

  /**
   * Opens a model.
   *
   * @param file the ONNX file
   * @param name what messages call it
   * @throws ModelException {@code model.unreadable} if it is not an ONNX model that can be run,
   *     {@code model.shape} if its inputs and outputs are not as the card says
   */
  static TextSession open(byte[] file, String name, TextCard card) {
    OrtEnvironment environment = OnnxRuntime.environment();
    OrtSession session;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setDeterministicCompute(true);
      session = environment.createSession(file, options);
    } catch (OrtException e) {
      throw new ModelException(
          "model.unreadable",
          name + " is not an ONNX model that can be run: " + e.getMessage(),
          "Take the model anew; it must be an ONNX file for ONNX Runtime "
              + environment.getVersion()
              + " or older.",
          e);
    }
    try {
      return new TextSession(name, card, session, check(session, name, card));
    } catch (OrtException e) {
      close(session);
      throw new ModelException(
          "model.unreadable",
          name + " does not tell its inputs and outputs: " + e.getMessage(),
          "Take the model anew.",
          e);
    } catch (ModelException e) {
      close(session);
      throw e;
    }
  }

  /** How many captions are read in one run, at most: more are not faster. */
  int batch() {
    return inputs.single() ? 1 : BATCH;
  }

  /**
   * Runs the model.
   *
   * @param tokens long[n][tokens]: n captions or pieces of them, all equally long
   * @return float[n·dimension], or with mean pooling float[n·tokens·dimension]
   */
  float[] run(long[][] tokens) {
    int length = tokens[0].length;
    long[] shape = {tokens.length, length};
    long[] ids = Arrays.stream(tokens).flatMapToLong(Arrays::stream).toArray();
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      tensors.put(card.model().input(), tensor(ids, shape));
      if (card.model().mask().isPresent()) {
        long[] ones = new long[ids.length];
        Arrays.fill(ones, 1);
        tensors.put(card.model().mask().get(), tensor(ones, shape));
      }
      if (card.model().types().isPresent()) {
        tensors.put(card.model().types().get(), tensor(new long[ids.length], shape));
      }
      try (OrtSession.Result result = session.run(tensors, Set.of(card.model().output()))) {
        return floats((OnnxTensor) result.get(0), shape);
      }
    } catch (OrtException e) {
      throw new ModelException(
          "model.run",
          name + " failed on " + Arrays.toString(shape) + " tokens: " + e.getMessage(),
          "Check that the tokenizer belongs to the model, and that the model reads maxTokens ("
              + card.maxTokens()
              + ") tokens.",
          e);
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(long[] values, long[] shape) throws OrtException {
    return inputs.wide()
        ? OnnxTensor.createTensor(OnnxRuntime.environment(), LongBuffer.wrap(values), shape)
        : OnnxTensor.createTensor(
            OnnxRuntime.environment(),
            IntBuffer.wrap(LongStream.of(values).mapToInt(Math::toIntExact).toArray()),
            shape);
  }

  private float[] floats(OnnxTensor out, long[] shape) {
    long[] found = out.getInfo().getShape();
    long[] promised =
        switch (card.pooling()) {
          case NONE -> new long[] {shape[0], card.dimension()};
          case MEAN -> new long[] {shape[0], shape[1], card.dimension()};
        };
    if (!Arrays.equals(found, promised)) {
      throw new ModelException(
          "model.output",
          name
              + " gives "
              + card.model().output()
              + Arrays.toString(found)
              + " for "
              + card.model().input()
              + Arrays.toString(shape)
              + "; its card promises "
              + Arrays.toString(promised),
          "Correct the card's text section (dimension, pooling, output).");
    }
    float[] numbers = new float[Math.toIntExact(out.getInfo().getNumElements())];
    out.getFloatBuffer().get(numbers);
    return numbers;
  }

  private static Inputs check(OrtSession session, String name, TextCard card) throws OrtException {
    Map<String, NodeInfo> inputs = session.getInputInfo();
    Map<String, NodeInfo> outputs = session.getOutputInfo();
    Set<String> named = new TreeSet<>(Set.of(card.model().input()));
    card.model().mask().ifPresent(named::add);
    card.model().types().ifPresent(named::add);
    int rank = card.pooling() == TextCard.Pooling.NONE ? 2 : 3;
    boolean wide = inputs.values().stream().allMatch(in -> whole(in, OnnxJavaType.INT64));
    boolean narrow = inputs.values().stream().allMatch(in -> whole(in, OnnxJavaType.INT32));
    NodeInfo out = outputs.get(card.model().output());
    if (!inputs.keySet().equals(named)
        || !(wide || narrow)
        || out == null
        || !numbers(out, rank, card.dimension())) {
      throw new ModelException(
          "model.shape",
          name
              + " has the inputs "
              + list(inputs)
              + " and outputs "
              + list(outputs)
              + "; its card promises the inputs "
              + named
              + ", each INT64 or INT32 n×tokens, and the output "
              + card.model().output()
              + ": FLOAT "
              + (rank == 2 ? "n×" : "n×tokens×")
              + card.dimension(),
          "Correct the names and sizes in the card's text section, or take the model anew.");
    }
    boolean single =
        inputs.values().stream().anyMatch(in -> ((TensorInfo) in.getInfo()).getShape()[0] == 1);
    return new Inputs(wide, single);
  }

  private static boolean whole(NodeInfo port, OnnxJavaType type) {
    return port.getInfo() instanceof TensorInfo tensor
        && tensor.type == type
        && tensor.getShape().length == 2;
  }

  private static boolean numbers(NodeInfo port, int rank, int dimension) {
    if (!(port.getInfo() instanceof TensorInfo tensor)
        || tensor.type != OnnxJavaType.FLOAT
        || tensor.getShape().length != rank) {
      return false;
    }
    long last = tensor.getShape()[rank - 1];
    return last < 0 || last == dimension;
  }

  private static String list(Map<String, NodeInfo> ports) {
    return ports.values().stream()
        .map(port ->
            port.getInfo() instanceof TensorInfo tensor
                ? port.getName() + ": " + tensor.type + Arrays.toString(tensor.getShape())
                : port.getName() + ": " + port.getInfo())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  @Override
  public void close() {
    close(session);
  }

  private static void close(OrtSession session) {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("an ONNX session cannot be closed", e);
    }
  }
}
