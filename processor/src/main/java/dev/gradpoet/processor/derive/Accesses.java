package dev.gradpoet.processor.derive;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the variables of expressions stand for. */
final class Accesses {
  private final Map<Expr.Var, Access> accesses = new HashMap<>();

  /** Knows what {@code parts} access. */
  Accesses(List<? extends Part> parts) {
    for (Nest nest : Part.nests(parts)) {
      add(nest);
    }
  }

  Accesses add(Tensor tensor) {
    return add(Access.of(tensor));
  }

  Accesses add(Access access) {
    accesses.put(access.variable(), access);
    return this;
  }

  void add(Nest nest) {
    add(nest.out());
    add(nest.out().tensor());
    for (Access read : nest.reads()) {
      add(read);
      add(read.tensor());
    }
  }

  /** What {@code expression} reads, in order of appearance. */
  List<Access> of(Expr expression) {
    List<Access> found = new ArrayList<>();
    for (Expr.Var variable : Exprs.variables(expression)) {
      found.add(of(variable));
    }
    return found;
  }

  Access of(Expr.Var variable) {
    Access access = accesses.get(variable);
    if (access == null) {
      throw new IllegalStateException(
          "nothing stands behind the variable '" + variable.name() + "'");
    }
    return access;
  }

  /** {@code expression} with other loop variables. */
  Expr rename(Expr expression, Map<Index, Index> names) {
    Map<Expr, Expr> renamed = new HashMap<>();
    for (Expr.Var variable : Exprs.variables(expression)) {
      Access access = of(variable).rename(names);
      add(access);
      renamed.put(variable, access.variable());
    }
    return Substitution.replace(expression, renamed);
  }
}
