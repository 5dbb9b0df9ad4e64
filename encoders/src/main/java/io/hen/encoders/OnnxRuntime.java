package io.hen.encoders;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import io.hen.memory.ModelException;

/** The one ONNX Runtime of this process, with telemetry off and only errors logged. */
public final class OnnxRuntime {
  private OnnxRuntime() {}

  /**
   * Its version, for example {@code 1.28.0}.
   *
   * @throws ModelException if it does not work on this machine
   */
  public static String version() {
    return environment().getVersion();
  }

  /**
   * Starts it on the first call.
   *
   * @throws ModelException if it does not work on this machine
   */
  public static OrtEnvironment environment() {
    try {
      OrtEnvironment environment =
          OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "hen");
      environment.setTelemetry(false);
      return environment;
    } catch (OrtException | LinkageError e) {
      throw new ModelException(
          "model.runtime",
          "ONNX Runtime cannot be started on "
              + System.getProperty("os.name")
              + " "
              + System.getProperty("os.arch")
              + ": "
              + e.getMessage(),
          "It exists for Linux and macOS (arm64; Linux also x86-64) and Windows (x86-64), and the"
              + " folder for temporary files (-Djava.io.tmpdir) must allow programs.",
          e instanceof Exception exception ? exception : new IllegalStateException(e));
    }
  }
}
