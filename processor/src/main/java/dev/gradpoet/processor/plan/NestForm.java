package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A nest of vectors and matrices. */
public sealed interface NestForm extends Form permits Contract, Pointwise, Reduce {

  /**
   * The forms of {@code parts}.
   *
   * @throws IllegalArgumentException if one has another form
   */
  static List<NestForm> of(List<? extends Part> parts) {
    List<NestForm> forms = new ArrayList<>();
    for (Form form : Form.of(parts)) {
      if (!(form instanceof NestForm nest)) {
        throw new IllegalArgumentException("no vectors and matrices: " + form.part());
      }
      forms.add(nest);
    }
    return forms;
  }

  /** The forms of the parts of {@code step}. */
  static List<NestForm> of(Step step) {
    return of(step.parts());
  }

  /** The nest. */
  Nest nest();

  /** The result. */
  Tensor out();

  /** The tensors that it reads, as the factors of a product are written. */
  List<Tensor> operands();

  /** The tensors that it reads, in the order of the nest. */
  List<Tensor> reads();

  @Override
  default Nest part() {
    return nest();
  }

  /** Whether the result is added to, else replaced. */
  default boolean adds() {
    return nest().adds();
  }

  /** All indices it runs over: those of the result, then those that only operands have. */
  default Set<Index> domain() {
    Set<Index> domain = new LinkedHashSet<>(out().indices());
    for (Tensor operand : operands()) {
      domain.addAll(operand.indices());
    }
    return domain;
  }
}
