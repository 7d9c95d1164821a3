package dev.gradpoet.processor.emit.kernel;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.program.Layer;
import java.util.List;
import java.util.Optional;

/** The part of a generated class that computes one sample; what is around it is the same for all lowerings. */
public interface Kernel {

  /** How many samples the methods compute at a time. */
  Samples samples();

  /** The storage of intermediate values. */
  List<FieldSpec> fields();

  /** The methods that compute, forward first: the mathematics of the network. */
  List<MethodSpec> methods();

  /** The methods that these and the passes call: what knows no layer. */
  default List<MethodSpec> helpers() {
    return List.of();
  }

  /** Statements that make room for what a pass over {@code count} samples computes; none where it is always there. */
  default CodeBlock makeRoom(Scratch.Use use, String count) {
    return CodeBlock.builder().build();
  }

  /** A statement that predicts the sample at {@code x[at]} into {@code out[to]}, given the two places. */
  CodeBlock predict(CodeBlock at, CodeBlock to);

  /**
   * An expression for the loss of the sample at {@code x[at]} with the target at {@code target[to]}.
   *
   * @param weighting where its weight is
   */
  CodeBlock loss(CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting);

  /** As {@link #loss}; its evaluation adds the gradient. */
  CodeBlock accumulate(CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting);

  /** Statements before the first {@link #accumulate} of a call; none where each completes its own part of the gradient. */
  default CodeBlock beginGradient() {
    return CodeBlock.builder().build();
  }

  /** Statements that complete the gradient after the last {@link #accumulate} of a call. */
  default CodeBlock endGradient() {
    return CodeBlock.builder().build();
  }

  /** Another kernel in the same class, for fewer samples than are worth while for this one. */
  default Optional<Kernel> few() {
    return Optional.empty();
  }

  /** Statements that run the forward pass of the sample at {@code x[at]} and hand each layer's values, but those of dropout, to {@code observer}. */
  CodeBlock observe(CodeBlock at);

  /**
   * Expressions for suppliers of copies of z, a and δ of a layer with weighted inputs after a pass, where values are kept.
   */
  List<CodeBlock> copies(Layer layer);
}
