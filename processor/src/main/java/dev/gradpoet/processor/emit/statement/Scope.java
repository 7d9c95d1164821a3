package dev.gradpoet.processor.emit.statement;

import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Value.Formula;
import dev.gradpoet.processor.scalar.Expr;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes values of expressions; what several of them compute has a local. */
public final class Scope {
  private final Locals locals;

  public Scope(Locals locals) {
    this.locals = locals;
  }

  /**
   * The value of {@code expression}.
   *
   * @param operands what stands for parts of it, null for the others
   * @param before gets the locals that are declared for it
   */
  public Formula value(
      Expr expression, Function<Expr, @Nullable Operand> operands, List<Statement> before) {
    Function<Expr, @Nullable Operand> known = part -> {
      String name = locals.name(part);
      return name == null ? operands.apply(part) : new Local(name);
    };
    locals.declare(
        expression,
        (part, name) ->
            before.add(Let.constant(float.class, new Local(name), Formula.of(part, known))));
    return Formula.of(expression, known);
  }
}
