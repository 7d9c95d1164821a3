package dev.gradpoet.processor.emit.code;

import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Functions;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings the calls of an expression into an order in which each can be computed before what needs it. */
public final class CallOrder {
  private CallOrder() {}

  /** The same value, with those functions only that have no body: the others' are written out. */
  public static Expr expand(Expr expression) {
    List<Expr> operands = Exprs.operands(expression);
    if (operands.isEmpty()) {
      return expression;
    }
    List<Expr> ofPrimitives = new ArrayList<>();
    for (Expr operand : operands) {
      ofPrimitives.add(expand(operand));
    }
    Expr expanded = Exprs.withOperands(expression, ofPrimitives);
    if (expanded instanceof Expr.Call call && !call.function().isPrimitive()) {
      Expr body = expand(call.function().evaluation().orElseThrow());
      return Substitution.replace(body, Map.of(Functions.ARGUMENT, call.argument()));
    }
    return expanded;
  }

  /** The calls in {@code expression}, those of powers among them, each once, after those in its operands. */
  public static Set<Expr> of(Expr expression) {
    Set<Expr> calls = new LinkedHashSet<>();
    collect(expression, calls);
    return calls;
  }

  private static void collect(Expr expression, Set<Expr> calls) {
    for (Expr operand : Exprs.operands(expression)) {
      collect(operand, calls);
    }
    if (expression instanceof Expr.Call || expression instanceof Expr.RealPow) {
      calls.add(expression);
    }
  }
}
