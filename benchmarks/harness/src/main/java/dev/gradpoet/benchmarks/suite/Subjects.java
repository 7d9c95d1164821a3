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

  /** Gradpoet in every setup, on each JDK and with each width of vectors, and the peers on the first JDK. */
  static List<Subject> of(Case work, List<Jdk> jdks, List<VectorWidth> widths, int processors) {
    List<Subject> subjects = new ArrayList<>();
    for (VectorWidth width : widths) {
      for (Jdk jdk : jdks) {
        for (int threads : threads(work, processors)) {
          subjects.add(gradpoet(SIMD, jdk, width, threads, TRAINER_PEER));
          subjects.add(gradpoet(PLAIN, jdk, width, threads, TRAINER_PEER));
        }
        if (work.work().trains() && work.flops() < LEAST_FLOPS_FOR_THREADS) {
          subjects.add(gradpoet(SIMD_MANUAL, jdk, width, 1, MANUAL_PEER));
          subjects.add(gradpoet(MANUAL, jdk, width, 1, MANUAL_PEER));
        }
      }
      subjects.addAll(peers(jdks.get(0), width, processors));
    }
    subjects.addAll(peersOfAnyWidth(jdks.get(0), processors));
    return subjects;
  }

  private static List<Subject> peers(Jdk jdk, VectorWidth width, int processors) {
    List<Subject> peers = new ArrayList<>();
    for (int threads = 1; threads <= processors; threads++) {
      peers.add(pyTorch(jdk, width, threads));
      peers.add(new Subject(DL4J, "", jdk, width, threads, "peers/dl4j", "dl4j.Dl4jPeer"));
    }
    // One sample after another over OpenBLAS: a second thread only waits.
    peers.add(new Subject(SMILE, "", jdk, width, 1, "peers/smile", "smile.SmilePeer"));
    peers.add(new Subject(ENCOG, "", jdk, width, 1, "peers/encog", "encog.EncogPeer"));
    return peers;
  }

  /** ONNX Runtime has no switch for narrower vectors. FANN, as Linux distributions build it, has none. */
  private static List<Subject> peersOfAnyWidth(Jdk jdk, int processors) {
    List<Subject> peers = new ArrayList<>();
    for (int threads = 1; threads <= processors; threads++) {
      peers.add(new Subject(
          ONNX_RUNTIME,
          "",
          jdk,
          VectorWidth.ANY,
          threads,
          "peers/onnxruntime",
          "onnxruntime.OnnxRuntimePeer"));
    }
    peers.add(new Subject(FANN, "", new Jdk(jdk.home(), 0, ""), VectorWidth.ANY, 1, "", ""));
    return peers;
  }

  /** Gradpoet on one JDK, and PyTorch to compare the curve with. */
  static List<Subject> scaling(Jdk jdk, VectorWidth width, int processors) {
    List<Subject> subjects = new ArrayList<>();
    for (int threads = 1; threads <= processors; threads++) {
      subjects.add(gradpoet(SIMD, jdk, width, threads, TRAINER_PEER));
      subjects.add(gradpoet(PLAIN, jdk, width, threads, TRAINER_PEER));
    }
    subjects.add(pyTorch(jdk, width, processors));
    return subjects;
  }

  /** One thread, and all where a step is long enough for them. */
  static List<Integer> threads(Case work, int processors) {
    boolean one = work.work() == Work.PREDICT
        || work.work() == Work.GRADIENT
        || work.flops() < LEAST_FLOPS_FOR_THREADS
        || processors == 1;
    return one ? List.of(1) : List.of(1, processors);
  }

  private static Subject gradpoet(
      String setup, Jdk jdk, VectorWidth width, int threads, String peer) {
    return new Subject(GRADPOET, setup, jdk, width, threads, "gradpoet", peer);
  }

  private static Subject pyTorch(Jdk jdk, VectorWidth width, int threads) {
    return new Subject(PYTORCH, "", jdk, width, threads, "peers/pytorch", "pytorch.PyTorchPeer");
  }
}
