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

  /** None: loops compute them as all else. */
  Contractions NONE = new Contractions() {};

  /** {@code nests} without those that are computed together with a contraction among them. */
  default List<NestForm> separate(List<NestForm> nests) {
    return nests;
  }

  /** Statements for {@code nest} and what is computed together with it. */
  default List<Statement> contract(Contract nest, LoopCells cells) {
    throw new IllegalStateException("no contraction over a batch: " + nest);
  }

  /** A statement for {@code nest}, which is no contraction; empty where loops will do. */
  default Optional<Statement> pass(NestForm nest) {
    return Optional.empty();
  }

  /** The fields that the statements use; to be asked for after all of these are written. */
  default List<FieldSpec> fields() {
    return List.of();
  }

  /** The arrays that the statements use, beside those of the layers; to be asked for after all of these are written. */
  default List<Scratch.Array> arrays() {
    return List.of();
  }

  /** The methods that the statements call. */
  default List<MethodSpec> methods() {
    return List.of();
  }
}
