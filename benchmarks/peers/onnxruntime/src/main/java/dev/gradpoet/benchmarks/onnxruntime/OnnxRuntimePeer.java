package dev.gradpoet.benchmarks.onnxruntime;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Peer;
import dev.gradpoet.benchmarks.Samples;
import dev.gradpoet.benchmarks.Session;
import dev.gradpoet.benchmarks.Work;

/** ONNX Runtime, in float, on the CPU. */
public final class OnnxRuntimePeer implements Peer {

  @Override
  public String version() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
  }

  @Override
  public Session open(Case work, Samples samples, int threads) {
    if (work.work() != Work.PREDICT) {
      throw new UnsupportedOperationException("predicts only");
    }
    try {
      return new OnnxRuntimeSession(work, samples, threads);
    } catch (OrtException e) {
      throw new IllegalStateException(e);
    }
  }
}
