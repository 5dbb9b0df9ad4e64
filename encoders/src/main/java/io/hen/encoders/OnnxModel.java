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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One ONNX file with one float input and one output, in one session, which is opened when it is
 * first needed. Safe for any number of threads; closing waits for those that run, and closing twice
 * is harmless.
 */
public final class OnnxModel implements AutoCloseable {
  private final Supplier<byte[]> file;
  private final String name;
  private final Port input;
  private final Port output;
  private final int threads;
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Object opening = new Object();
  private volatile @Nullable OrtSession session;
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

  private OnnxModel(Supplier<byte[]> file, String name, Port input, Port output, int threads) {
    this.file = file;
    this.name = name;
    this.input = input;
    this.output = output;
    this.threads = threads;
  }

  /**
   * A model that is read and opened by {@link #load} or when it first runs. Both then throw what
   * {@link #open} throws, or what {@code file} throws, each time anew.
   *
   * @param file gives the ONNX file
   * @param name what messages call it
   * @param input what its input must be like
   * @param output what its output must be like
   * @param threads that one run may use, ≥ 1
   */
  public static OnnxModel lazy(
      Supplier<byte[]> file, String name, Port input, Port output, int threads) {
    return new OnnxModel(file, name, input, output, threads);
  }

  /**
   * Opens a model at once; see {@link #lazy}.
   *
   * @throws ModelException {@code model.unreadable} if it is not an ONNX model that can be run,
   *     {@code model.shape} if its inputs and outputs are not as described; the message lists them
   */
  public static OnnxModel open(byte[] file, String name, Port input, Port output, int threads) {
    OnnxModel model = lazy(() -> file, name, input, output, threads);
    model.load();
    return model;
  }

  /** Opens the session if it is not open yet. */
  public void load() {
    using(session -> session);
  }

  /** Whether the session is open. */
  public boolean loaded() {
    return session != null;
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
    return using(session -> {
      try (OnnxTensor in = OnnxTensor.createTensor(OnnxRuntime.environment(), values, shape);
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
      } catch (OrtException e) {
        throw new ModelException(
            "model.run",
            name + " failed on " + input.name() + Arrays.toString(shape) + ": " + e.getMessage(),
            "Check that the model takes pictures of the size its card names, in batches.",
            e);
      }
    });
  }

  /** Works with the open session, which is not closed meanwhile. */
  private <T> T using(Function<OrtSession, T> work) {
    lock.readLock().lock();
    try {
      if (closed) {
        throw new IllegalStateException(name + " is closed");
      }
      OrtSession open = session;
      return work.apply(open != null ? open : opened());
    } finally {
      lock.readLock().unlock();
    }
  }

  private OrtSession opened() {
    synchronized (opening) {
      OrtSession open = session;
      if (open == null) {
        open = newSession(file.get());
        session = open;
      }
      return open;
    }
  }

  private OrtSession newSession(byte[] bytes) {
    OrtEnvironment environment = OnnxRuntime.environment();
    OrtSession fresh;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.setDeterministicCompute(true);
      // Threads that wait for work in a loop would take the processors from the reading of
      // pictures.
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      fresh = environment.createSession(bytes, options);
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
      check(fresh);
      return fresh;
    } catch (ModelException e) {
      close(fresh);
      throw e;
    }
  }

  private void check(OrtSession fresh) {
    try {
      Map<String, NodeInfo> inputs = fresh.getInputInfo();
      Map<String, NodeInfo> outputs = fresh.getOutputInfo();
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
      closed = true;
      OrtSession open = session;
      session = null;
      if (open != null) {
        close(open);
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private void close(OrtSession open) {
    try {
      open.close();
    } catch (OrtException e) {
      throw new IllegalStateException(name + " cannot be closed", e);
    }
  }
}
