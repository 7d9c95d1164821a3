package dev.gradpoet.processor.emit.statement;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** What an expression is made of. */
public sealed interface Operand extends Value permits Variable, Sum, Operand.Padded {

  /** The value of {@code cell} where {@code isInside} holds, else 0. */
  record Padded(CodeBlock isInside, Cell cell) implements Operand {

    @Override
    public List<Cell> reads() {
      return List.of(cell);
    }
  }
}
