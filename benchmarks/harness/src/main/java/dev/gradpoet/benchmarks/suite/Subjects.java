package dev.gradpoet.benchmarks.suite;

import dev.gradpoet.benchmarks.Case;
import dev.gradpoet.benchmarks.Work;
import java.util.ArrayList;
import java.util.List;

/** Who does which case. */
public final class Subjects {
  /** This library. */
  public static final String GRADPOET = "Gradpoet";
  /** PyTorch, through DJL. */
  public static final String PYTORCH = "PyTorch";
  /** Deeplearning4j. */
  public static final String DL4J = "DL4J";
  /** Smile. */
  public static final String SMILE = "Smile";
  /** Encog. */
  public static final String ENCOG = "Encog";
  /** ONNX Runtime. */
  public static final String ONNX_RUNTIME = "ONNX Runtime";
  /** FANN. */
  public static final String FANN = "FANN";
  /** Those that are compared with. */
  public static final List<String> PEERS = List.of(PYTORCH, ONNX_RUNTIME, DL4J, SMILE, ENCOG, FANN);
  /** Gradpoet with the Vector API. */
  public static final String SIMD = "SIMD";
  /** Gradpoet without a flag. */
  public static final String PLAIN = "plain";
  /** Gradpoet without a flag and without its trainer. */
  public static final String MANUAL = "manual";
  /** Gradpoet with the Vector API and without its trainer. */
  public static final String SIMD_MANUAL = "SIMD manual";

  private static final String TRAINER_PEER = "gradpoet.GradpoetPeer";
  private static final String MANUAL_PEER = "gradpoet.ManualPeer";
  /** Steps below are too short for a second thread in any library. */
  private static final double LEAST_FLOPS_FOR_THREADS = 1e6;

  private Subjects() {}

  /** Gradpoet in every setup and on each JDK, and the peers on the first. */
  static List<Subject> of(Case work, List<Jdk> jdks, int processors) {
    List<Subject> subjects = new ArrayList<>();
    for (Jdk jdk : jdks) {
      for (int threads : threads(work, processors)) {
        subjects.add(gradpoet(SIMD, jdk, threads, TRAINER_PEER));
        subjects.add(gradpoet(PLAIN, jdk, threads, TRAINER_PEER));
      }
      if (work.work().trains() && work.flops() < LEAST_FLOPS_FOR_THREADS) {
        subjects.add(gradpoet(SIMD_MANUAL, jdk, 1, MANUAL_PEER));
        subjects.add(gradpoet(MANUAL, jdk, 1, MANUAL_PEER));
      }
    }
    Jdk jdk = jdks.get(0);
    for (int threads = 1; threads <= processors; threads++) {
      subjects.add(new Subject(PYTORCH, "", jdk, threads, "peers/pytorch", "pytorch.PyTorchPeer"));
      subjects.add(new Subject(DL4J, "", jdk, threads, "peers/dl4j", "dl4j.Dl4jPeer"));
      subjects.add(new Subject(
          ONNX_RUNTIME, "", jdk, threads, "peers/onnxruntime", "onnxruntime.OnnxRuntimePeer"));
    }
    // One sample after another over OpenBLAS: a second thread only waits.
    subjects.add(new Subject(SMILE, "", jdk, 1, "peers/smile", "smile.SmilePeer"));
    subjects.add(new Subject(ENCOG, "", jdk, 1, "peers/encog", "encog.EncogPeer"));
    subjects.add(new Subject(FANN, "", new Jdk(jdk.home(), 0, ""), 1, "", ""));
    return subjects;
  }

  /** Gradpoet on the first JDK, and PyTorch to compare the curve with. */
  static List<Subject> scaling(Jdk jdk, int processors) {
    List<Subject> subjects = new ArrayList<>();
    for (int threads = 1; threads <= processors; threads++) {
      subjects.add(gradpoet(SIMD, jdk, threads, TRAINER_PEER));
      subjects.add(gradpoet(PLAIN, jdk, threads, TRAINER_PEER));
    }
    subjects.add(new Subject(PYTORCH, "", jdk, processors, "peers/pytorch", "pytorch.PyTorchPeer"));
    return subjects;
  }

  private static List<Integer> threads(Case work, int processors) {
    boolean one = work.work() == Work.PREDICT
        || work.work() == Work.GRADIENT
        || work.flops() < LEAST_FLOPS_FOR_THREADS
        || processors == 1;
    return one ? List.of(1) : List.of(1, processors);
  }

  private static Subject gradpoet(String setup, Jdk jdk, int threads, String peer) {
    return new Subject(GRADPOET, setup, jdk, threads, "gradpoet", peer);
  }
}
