package dev.gradpoet.processor.emit.kernel;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import dev.gradpoet.processor.emit.code.CodeBlocks;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;

/** How many samples a kernel computes at a time, and what that means for its code. */
public enum Samples {
  /** Values are arrays of one sample. */
  ONE,

  /** Values are arrays of {@code n} samples, one after another, each padded to whole vectors. */
  PADDED,

  /** Values are arrays of rows, in which {@code n} samples lie side by side, one in each lane of a vector. */
  LANES;

  /** How many samples a batch kernel computes at a time: enough to spread the copying of weights over. */
  public static final int BATCH = 64;

  public boolean isBatch() {
    return this != ONE;
  }

  /** What the names of methods over that many samples end with. */
  public String suffix() {
    return isBatch() ? "Batch" : "One";
  }

  // for (int s = from; s < from + count; s += BATCH) {
  //   final int n = Math.min(BATCH, from + count - s);
  /** The beginning of a loop over the samples from {@code first} to before {@code end}. */
  public CodeBlock begin(String first, String end) {
    if (!isBatch()) {
      return CodeBlock.builder()
          .beginControlFlow("for (int s = $L; s < $L; s++)", first, end)
          .build();
    }
    return CodeBlock.builder()
        .beginControlFlow("for (int s = $L; s < $L; s += BATCH)", first, end)
        .addStatement("final int n = $T.min(BATCH, $L - s)", Math.class, end)
        .build();
  }

  // for (int b = 0; b < n; b++) {
  //   …
  // }
  /** {@code body}, for each of the samples. */
  public CodeBlock each(CodeBlock body) {
    if (!isBatch() || body.isEmpty()) {
      return body;
    }
    return CodeBlock.builder()
        .beginControlFlow("for (int b = 0; b < n; b++)")
        .add(body)
        .endControlFlow()
        .build();
  }

  /** {@code body}, for each of the samples. */
  public List<Statement> each(List<Statement> body) {
    return !isBatch() || body.isEmpty()
        ? body
        : List.of(Statement.For.each(Index.BATCH, "b", "n", body));
  }

  /** {@code parameters}, with the number of samples. */
  public List<ParameterSpec> with(List<ParameterSpec> parameters) {
    List<ParameterSpec> all = new ArrayList<>(parameters);
    if (isBatch()) {
      all.add(ParameterSpec.builder(int.class, "n").build());
    }
    return all;
  }

  /** The parameters for the weights of the samples, where they have any: the weight itself of one, of several an array and where they start. */
  public List<ParameterSpec> weights(Program program) {
    if (program.weight().isEmpty()) {
      return List.of();
    }
    return isBatch()
        ? List.of(
            PassParameters.WEIGHTS, ParameterSpec.builder(int.class, "first").build())
        : List.of(ParameterSpec.builder(float.class, "w").build());
  }

  /** The names of {@code parameters}, as arguments. */
  public static CodeBlock arguments(List<ParameterSpec> parameters) {
    List<CodeBlock> names = new ArrayList<>();
    for (ParameterSpec parameter : parameters) {
      names.add(CodeBlock.of("$N", parameter));
    }
    return CodeBlocks.joined(names, ", ");
  }
}
