package dev.gradpoet.processor.emit.code;

import com.palantir.javapoet.CodeBlock;
import java.util.function.IntFunction;

/** Writes loops that take several values of an index in each turn, with a second loop for what remains. */
public final class SteppedLoops {
  private SteppedLoops() {}

  // for (int u = 0; u < HIDDEN - 3; u += 4) {
  //   …
  // }
  // for (int u = HIDDEN - HIDDEN % 4; u < HIDDEN; u += 3) {
  //   …
  // }
  /**
   * Loops of {@code variable} over {@code extent} values.
   *
   * @param bound the name of the constant for the extent
   * @param body the code for as many values as it is given
   */
  public static CodeBlock loops(
      String variable, int extent, String bound, int size, IntFunction<CodeBlock> body) {
    int rest = extent % size;
    int whole = extent - rest;
    CodeBlock.Builder loops = CodeBlock.builder();
    if (whole > 0) {
      loops.add(loop(
          variable, "0", rest == 0 ? bound : bound + " - " + (size - 1), size, body.apply(size)));
    }
    if (rest > 0) {
      String first = whole == 0 ? "0" : bound + " - " + bound + " % " + size;
      loops.add(loop(variable, first, bound, rest, body.apply(rest)));
    }
    return loops.build();
  }

  private static CodeBlock loop(String variable, String from, String to, int step, CodeBlock body) {
    return CodeBlock.builder()
        .beginControlFlow(
            "for (int $L = $L; $L < $L; $L)",
            variable,
            from,
            variable,
            to,
            step == 1 ? variable + "++" : variable + " += " + step)
        .add(body)
        .endControlFlow()
        .build();
  }
}
