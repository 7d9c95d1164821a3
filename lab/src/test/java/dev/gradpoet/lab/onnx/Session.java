package dev.gradpoet.lab.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.gradpoet.runtime.NeuralNetwork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A model in ONNX Runtime. */
final class Session implements AutoCloseable {
  /** How far apart two predictions may be, in units of their size or of 1. */
  private static final float TOLERANCE = 1e-5f;

  private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

  private final OrtSession session;

  private Session(OrtSession session) {
    this.session = session;
  }

  static Session of(Path file) throws OrtException {
    try (OrtSession.SessionOptions options = options(OrtSession.SessionOptions.OptLevel.ALL_OPT)) {
      return new Session(ENVIRONMENT.createSession(file.toString(), options));
    }
  }

  static Session of(Onnx model) throws OrtException {
    return of(model, OrtSession.SessionOptions.OptLevel.ALL_OPT);
  }

  static Session of(Onnx model, OrtSession.SessionOptions.OptLevel level) throws OrtException {
    try (OrtSession.SessionOptions options = options(level)) {
      return new Session(ENVIRONMENT.createSession(bytes(model), options));
    }
  }

  static byte[] bytes(Onnx model) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      model.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static OrtSession.SessionOptions options(OrtSession.SessionOptions.OptLevel level)
      throws OrtException {
    OrtSession.SessionOptions options = new OrtSession.SessionOptions();
    options.setIntraOpNumThreads(1);
    // What fails is thrown; nobody need read it twice.
    options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
    options.setOptimizationLevel(level);
    return options;
  }

  /** Predicts of numbers alone. */
  float[] predict(float[] x, int samples) throws OrtException {
    return predict(x, new String[0], samples);
  }

  /** Predicts; of {@code x} and {@code categories}, one may be empty, which is not given then. */
  float[] predict(float[] x, String[] categories, int samples) throws OrtException {
    Map<String, OnnxTensor> inputs = new HashMap<>();
    try {
      if (x.length > 0) {
        long[] shape = {samples, x.length / samples};
        inputs.put(Onnx.INPUT, OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(x), shape));
      }
      if (categories.length > 0) {
        long[] shape = {samples, categories.length / samples};
        inputs.put(Onnx.CATEGORIES, OnnxTensor.createTensor(ENVIRONMENT, categories, shape));
      }
      try (OrtSession.Result result = session.run(inputs)) {
        OnnxTensor y = (OnnxTensor) result.get(Onnx.OUTPUT).orElseThrow();
        assertThat(y.getInfo().getShape()[0]).isEqualTo(samples);
        float[] predictions = new float[y.getFloatBuffer().remaining()];
        y.getFloatBuffer().get(predictions);
        return predictions;
      }
    } finally {
      inputs.values().forEach(OnnxTensor::close);
    }
  }

  OrtSession ort() {
    return session;
  }

  /** Predicts with both, and compares. */
  void assertAgrees(NeuralNetwork network, float[] x, int samples, String what)
      throws OrtException {
    float[] expected = new float[samples * network.outputs()];
    network.predict(x, 0, samples, expected);
    assertClose(predict(x, samples), expected, what);
  }

  static void assertClose(float[] actual, float[] expected, String what) {
    assertThat(actual).as(what).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      float difference = Math.abs(actual[i] - expected[i]) / Math.max(1, Math.abs(expected[i]));
      // Not difference > TOLERANCE: NaN is a difference.
      if (!(difference <= TOLERANCE)) {
        throw new AssertionError(what + ", value " + i + ": ONNX Runtime predicts " + actual[i]
            + ", expected " + expected[i] + " up to " + TOLERANCE);
      }
    }
  }

  @Override
  public void close() throws OrtException {
    session.close();
  }
}
