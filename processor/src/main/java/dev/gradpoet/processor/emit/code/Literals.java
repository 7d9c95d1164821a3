package dev.gradpoet.processor.emit.code;

import com.palantir.javapoet.CodeBlock;

/** Writes numbers as Java literals. */
public final class Literals {
  private Literals() {}

  /** A literal for an expression of type float: {@code 2}, {@code 0.5f}. */
  public static CodeBlock of(double value) {
    float rounded = (float) value;
    if (!Float.isFinite(rounded)) {
      throw new IllegalArgumentException(value + " is no finite float");
    }
    if (rounded == Math.rint(rounded) && Math.abs(rounded) < 1e6f) {
      return CodeBlock.of("$L", (int) rounded);
    }
    return CodeBlock.of("$Lf", Float.toString(rounded));
  }
}
