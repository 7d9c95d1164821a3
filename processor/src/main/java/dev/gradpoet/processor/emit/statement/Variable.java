package dev.gradpoet.processor.emit.statement;

import com.palantir.javapoet.CodeBlock;

/** What can be assigned to. */
public sealed interface Variable extends Operand permits Cell, Local {

  /** As Java has it. */
  CodeBlock code();
}
