package io.hen.encoders;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.hen.memory.ModelException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One ONNX file with one float input and one output, in one session. Safe for any number of
 * threads; closing waits for those that run, and closing twice is harmless.
 */
public final class OnnxModel implements AutoCloseable {
  private final String name;
  private final Port input;
  private final Port output;
  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private boolean closed;

  /**
   * What an input or output must be like.
   *
   * @param name as in the file
   * @param type of its numbers
   * @param shape its dimensions; -1 where any will do
   */
  public record Port(String name, Type type, long... shape) {
    /** What numbers a tensor consists of. */
    public enum Type {
      FLOAT(OnnxJavaType.FLOAT),
      INT64(OnnxJavaType.INT64);

      private final OnnxJavaType onnx;

      Type(OnnxJavaType onnx) {
        this.onnx = onnx;
      }
    }

    private boolean accepts(NodeInfo found) {
      if (!(found.getInfo() instanceof TensorInfo tensor)
          || tensor.type != type.onnx
          || tensor.getShape().length != shape.length) {
        return false;
      }
      for (int d = 0; d < shape.length; d++) {
        long dimension = tensor.getShape()[d];
        if (shape[d] >= 0 && dimension >= 0 && dimension != shape[d]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public String toString() {
      return name + ": " + type + Arrays.toString(shape);
    }
  }

  private OnnxModel(
      String name, Port input, Port output, OrtEnvironment environment, OrtSession session) {
    this.name = name;
    this.input = input;
    this.output = output;
    this.environment = environment;
    this.session = session;
  }

  /**
   * Opens a model.
   *
   * @param file the ONNX file
   * @param name what messages call it
   * @param input what its input must be like
   * @param output what its output must be like
   * @param threads that one run may use, ≥ 1
   * @throws ModelException {@code model.unreadable} if it is not an ONNX model that can be run,
   *     {@code model.shape} if its inputs and outputs are not as described; the message lists them
   */
  public static OnnxModel open(byte[] file, String name, Port input, Port output, int threads) {
    OrtEnvironment environment = OnnxRuntime.environment();
    OrtSession session;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setDeterministicCompute(true);
      // Threads that wait for work in a loop would take the processors from the reading of
      // pictures.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
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
    OnnxModel model = new OnnxModel(name, input, output, environment, session);
    try {
      model.check();
    } catch (ModelException e) {
      model.close();
      throw e;
    }
    return model;
  }

  /** Runs the model. Input and result are row-major; {@code outputShape} is what must come out. */
  public float[] floats(FloatBuffer values, long[] shape, long[] outputShape) {
    return run(
        values,
        shape,
        outputShape,
        tensor -> {
          float[] numbers = new float[Math.toIntExact(tensor.getInfo().getNumElements())];
          tensor.getFloatBuffer().get(numbers);
          return numbers;
        });
  }

  /** As the other, for models that give whole numbers. */
  public long[] longs(FloatBuffer values, long[] shape, long[] outputShape) {
    return run(
        values,
        shape,
        outputShape,
        tensor -> {
          long[] numbers = new long[Math.toIntExact(tensor.getInfo().getNumElements())];
          tensor.getLongBuffer().get(numbers);
          return numbers;
        });
  }

  private <T> T run(
      FloatBuffer values, long[] shape, long[] outputShape, Function<OnnxTensor, T> copy) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(name + " is closed");
      }
      try (OnnxTensor in = OnnxTensor.createTensor(environment, values, shape);
          OrtSession.Result result = session.run(Map.of(input.name(), in))) {
        OnnxTensor out = (OnnxTensor) result.get(output.name()).orElseThrow();
        long[] found = out.getInfo().getShape();
        if (!Arrays.equals(found, outputShape)) {
          throw new ModelException(
              "model.output",
              name
                  + " gives "
                  + output.name()
                  + Arrays.toString(found)
                  + " for "
                  + input.name()
                  + Arrays.toString(shape)
                  + "; its card promises "
                  + Arrays.toString(outputShape),
              "Correct the card's picture and latent sections.");
        }
        return copy.apply(out);
      }
    } catch (OrtException e) {
      throw new ModelException(
          "model.run",
          name + " failed on " + input.name() + Arrays.toString(shape) + ": " + e.getMessage(),
          "Check that the model takes pictures of the size its card names, in batches.",
          e);
    } finally {
      lock.readLock().unlock();
    }
  }

  private void check() {
    try {
      Map<String, NodeInfo> inputs = session.getInputInfo();
      Map<String, NodeInfo> outputs = session.getOutputInfo();
      NodeInfo in = inputs.get(input.name());
      NodeInfo out = outputs.get(output.name());
      if (inputs.size() != 1
          || in == null
          || !input.accepts(in)
          || out == null
          || !output.accepts(out)) {
        throw new ModelException(
            "model.shape",
            name
                + " has the inputs "
                + list(inputs)
                + " and outputs "
                + list(outputs)
                + "; its card promises the input ["
                + input
                + "] and the output ["
                + output
                + "]",
            "Correct the names and sizes in the card, or take the model anew.");
      }
    } catch (OrtException e) {
      throw new ModelException(
          "model.unreadable",
          name + " does not tell its inputs and outputs: " + e.getMessage(),
          "Take the model anew.",
          e);
    }
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
    lock.writeLock().lock();
    try {
      if (!closed) {
        closed = true;
        session.close();
      }
    } catch (OrtException e) {
      throw new IllegalStateException(name + " cannot be closed", e);
    } finally {
      lock.writeLock().unlock();
    }
  }
}
