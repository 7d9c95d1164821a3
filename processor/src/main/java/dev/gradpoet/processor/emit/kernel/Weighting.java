package dev.gradpoet.processor.emit.kernel;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.program.Program;
import java.util.List;

/** Where a pass takes the weights of its samples from. */
public enum Weighting {
  /** The network has none. */
  NONE,

  /** One for each sample: who gives no weights. */
  ONES,

  /** The argument {@code weights} of the pass. */
  GIVEN;

  /** The kinds of passes that a network has. */
  public static List<Weighting> of(Program program) {
    return program.weight().isPresent() ? List.of(ONES, GIVEN) : List.of(NONE);
  }

  /** What the call of a kernel says of them, after other arguments. */
  public CodeBlock argument(Samples samples) {
    return CodeBlock.of(
        switch (this) {
          case NONE -> "";
          case ONES -> samples.isBatch() ? ", ONES, 0" : ", 1";
          case GIVEN -> samples.isBatch() ? ", weights, s" : ", weights[s]";
        });
  }
}
