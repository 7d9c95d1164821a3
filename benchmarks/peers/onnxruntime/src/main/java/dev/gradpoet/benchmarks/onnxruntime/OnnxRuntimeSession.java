package dev.gradpoet.benchmarks.onnxruntime;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;

/** Predictions from a Java array to a Java array, through input and output buffers that are made once. */
final class OnnxRuntimeSession implements Session {
  private final OrtSession session;
  private final FloatBuffer input;
  private final FloatBuffer output;
  private final Map<String, OnnxTensor> inputs;
  private final Map<String, OnnxTensor> outputs;
  private final float[][] samples;
  private final float[] prediction;

  OnnxRuntimeSession(Case work, Samples samples, int threads) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    SessionOptions options = new SessionOptions();
    options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
    options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
    options.setIntraOpNumThreads(threads);
    options.setInterOpNumThreads(1);
    this.session =
        environment.createSession(OnnxModel.of(work.shape(), samples.weights()), options);
    this.input = floats(work.shape().inputs());
    this.output = floats(work.shape().outputs());
    this.inputs = Map.of("x", tensor(environment, input));
    this.outputs = Map.of("y", tensor(environment, output));
    this.samples = new float[work.samples()][];
    for (int s = 0; s < this.samples.length; s++) {
      this.samples[s] = samples.sample(s, work.shape().inputs());
    }
    this.prediction = new float[work.shape().outputs()];
  }

  private static FloatBuffer floats(int count) {
    return ByteBuffer.allocateDirect(Float.BYTES * count)
        .order(ByteOrder.nativeOrder())
        .asFloatBuffer();
  }

  private static OnnxTensor tensor(OrtEnvironment environment, FloatBuffer buffer)
      throws OrtException {
    return OnnxTensor.createTensor(environment, buffer, new long[] {1, buffer.capacity()});
  }

  @Override
  public void run(int passes) {
    for (int pass = 0; pass < passes; pass++) {
      for (float[] sample : samples) {
        predict(sample);
      }
    }
  }

  /** The array returned is the same each time. */
  @Override
  public float[] predict(float[] sample) {
    input.put(0, sample);
    try {
      // The result leaves the pinned outputs open.
      session.run(inputs, outputs).close();
      output.get(0, prediction);
      return prediction;
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
