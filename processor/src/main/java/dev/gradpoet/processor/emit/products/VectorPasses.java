package dev.gradpoet.processor.emit.products;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Scratch;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.vectors.VectorFunctions;
import dev.gradpoet.processor.emit.vectors.VectorPointwise;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Pointwise;
import java.util.List;
import java.util.Optional;

/** Writes functions of each value of padded rows as passes of vectors over them, with what these passes need in the class. */
final class VectorPasses {
  private final PaddedRows rows;
  private final VectorFunctions functions;
  private final VectorPointwise pointwise;

  VectorPasses(Plan plan, Names names) {
    this.rows = new PaddedRows(plan, names);
    this.functions = new VectorFunctions(names);
    this.pointwise = new VectorPointwise(names, rows, functions, plan.tensorsByVariable());
  }

  /** A pass for {@code nest}, if it computes each value of padded rows by itself. */
  Optional<Statement> of(NestForm nest) {
    return PaddedRows.holds(nest)
        ? Optional.of(new Statement.Verbatim(pointwise.write((Pointwise) nest)))
        : Optional.empty();
  }

  List<FieldSpec> fields() {
    return functions.fields();
  }

  List<Scratch.Array> arrays() {
    return rows.arrays();
  }

  List<MethodSpec> methods() {
    return functions.methods();
  }
}
