package dev.gradpoet.processor.emit.statement;

import com.palantir.javapoet.CodeBlock;
import java.util.List;

/** A local that holds no value of a tensor, but something on the way to one. */
public record Local(String name) implements Variable {

  @Override
  public CodeBlock code() {
    return CodeBlock.of("$N", name);
  }

  @Override
  public List<Cell> reads() {
    return List.of();
  }
}
