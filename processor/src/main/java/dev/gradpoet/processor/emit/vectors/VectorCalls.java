package dev.gradpoet.processor.emit.vectors;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.CallOrder;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.HashMap;
import java.util.Map;

/** Writes an expression over vectors that are locals, with the elementary functions in place, so that no value goes through memory. */
public final class VectorCalls {
  private final Names names;
  private final VectorFunctions functions;

  public VectorCalls(Names names, VectorFunctions functions) {
    this.names = names;
    this.functions = functions;
  }

  /**
   * Writes the declarations that {@code expression} needs to {@code before}, and returns the rest.
   *
   * @throws IllegalArgumentException if a part of it has no {@linkplain Exprs#hasVectorForm vector form}
   */
  public CodeBlock write(
      Expr expression, Map<Expr, VectorLocals.Read> reads, CodeBlock.Builder before) {
    Expr expanded = CallOrder.expand(expression);
    Map<Expr, VectorLocals.Read> known = new HashMap<>(reads);
    VectorLocals locals = new VectorLocals(names, "");
    for (Expr each : CallOrder.of(expanded)) {
      if (!(each instanceof Expr.Call call) || !call.function().hasVectorForm()) {
        throw new IllegalArgumentException("no vector form of " + each);
      }
      String argument = locals.local("argument", call.argument(), known, before);
      String result = locals.name(call.function().name());
      before.add(functions.inPlace(call.function(), CodeBlock.of("$N", argument), result));
      known.put(call, VectorLocals.Read.of(result));
    }
    return locals.write(expanded, known, before);
  }
}
