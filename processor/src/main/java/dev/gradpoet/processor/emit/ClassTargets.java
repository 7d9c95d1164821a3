package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.Arrays;

/** Writes targets that are given as classes to an array. */
final class ClassTargets {
  private final NetworkModel network;
  private final String outputs;
  private final boolean isHinge;

  /** @param outputs the constant for their number */
  ClassTargets(NetworkModel network, String outputs) {
    this.network = network;
    this.outputs = outputs;
    this.isHinge = network.loss() == Loss.HINGE;
  }

  // Arrays.fill(target, 0);
  // target[Checks.classIndex(classes, s, OUTPUT)] = 1;
  /**
   * Statements that set the targets of as many samples as a kernel computes at a time.
   *
   * @param areFew whether the array is for more of them
   */
  CodeBlock set(Samples samples, boolean areFew) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (network.outputs() > 1) {
      CodeBlock part = areFew ? CodeBlock.of("0, $N, ", outputs) : CodeBlock.of("");
      code.addStatement("$T.fill(target, $L$L)", Arrays.class, part, isHinge ? -1 : 0);
    }
    return code.add(samples.each(setEach(samples.isBatch()))).build();
  }

  /** Sets the target of the current sample. */
  private CodeBlock setEach(boolean isBatch) {
    String sample = isBatch ? "s + b" : "s";
    if (network.outputs() > 1) {
      return CodeBlock.builder()
          .addStatement(
              "target[$L$T.classIndex(classes, $L, $N)] = 1",
              isBatch ? CodeBlock.of("b * $N + ", outputs) : "",
              RuntimeTypes.CHECKS,
              sample,
              outputs)
          .build();
    }
    CodeBlock index = CodeBlock.of("$T.classIndex(classes, $L, 2)", RuntimeTypes.CHECKS, sample);
    return CodeBlock.builder()
        .addStatement(
            "target[$L] = $L",
            isBatch ? "b" : "0",
            isHinge ? CodeBlock.of("2 * $L - 1", index) : index)
        .build();
  }
}
