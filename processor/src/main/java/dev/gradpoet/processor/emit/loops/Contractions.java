package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.kernel.Scratch;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.NestForm;
import java.util.List;
import java.util.Optional;

/** Writes the contractions over a batch, and what goes with them: what one lowering differs in from another. */
public interface Contractions {

  /** {@code nests} without those that are computed together with a contraction among them. */
  List<NestForm> separate(List<NestForm> nests);

  /** Statements for {@code nest} and what is computed together with it. */
  List<Statement> contract(Contract nest, LoopCells cells);

  /** A statement for {@code nest}, which is no contraction; empty where loops will do. */
  Optional<Statement> pass(NestForm nest);

  /** The constants that the statements use; to be asked for after all of these are written. */
  List<FieldSpec> constants();

  /** The arrays that the statements use, beside those of the layers; to be asked for after all of these are written. */
  List<Scratch.Array> arrays();

  /** The methods that the statements call. */
  List<MethodSpec> methods();
}
