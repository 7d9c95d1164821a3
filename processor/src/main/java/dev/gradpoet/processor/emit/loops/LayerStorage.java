package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Scratch.Array;
import dev.gradpoet.processor.emit.kernel.Scratch.Use;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Draw;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Where the values of each layer are held. */
final class LayerStorage {
  private final Plan plan;
  private final Program program;
  private final Names names;
  private final Samples samples;
  private final Comments comments;

  LayerStorage(Plan plan, Names names, Samples samples) {
    this.plan = plan;
    this.program = plan.program();
    this.names = names;
    this.samples = samples;
    this.comments = Comments.inJavadoc(program);
  }

  // private final float[] hidden = new float[HIDDEN];
  // private final float[] deltaHidden = new float[HIDDEN];
  /** The fields for one sample, whose values are there to be read, before the first pass too. */
  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    arrays().forEach(array -> fields.add(array.field()));
    for (Tensor tensor : logSumExps()) {
      fields.add(FieldSpec.builder(float.class, names.of(tensor), Modifier.PRIVATE)
          .addJavadoc("$L.\n", comments.logSumExp(tensor))
          .build());
    }
    return fields;
  }

  /** The arrays for several samples. */
  List<Array> arraysOfBatch() {
    List<Array> arrays = arrays();
    for (Tensor tensor : logSumExps()) {
      arrays.add(new Array(Use.ALL, names.of(tensor), CodeBlock.of("new float[n]"))
          .withDoc(comments.logSumExp(tensor) + ".\n"));
    }
    return arrays;
  }

  private List<Array> arrays() {
    List<Array> arrays = new ArrayList<>();
    for (Step step : program.forward()) {
      Tensor value = program.value(step.layer().name());
      for (Draw draw : step.layer().draws()) {
        arrays.add(array(Use.ACCUMULATE, value, draw.tensor()));
      }
      if (plan.hasWeightedInputs(step.layer()) && plan.storesWeightedInputs(value)) {
        arrays.add(array(Use.ALL, value, value.sibling(Quantity.WEIGHTED_INPUT)));
      }
      for (Tensor tensor : others(step.layer())) {
        boolean isOfForward = plan.isComputedForward(tensor);
        arrays.add(array(isOfForward ? Use.ALL : Use.ACCUMULATE, value, tensor));
      }
      arrays.add(array(Use.ALL, value, value));
      for (Tensor gradient : plan.gradients(step.layer())) {
        arrays.add(array(Use.ACCUMULATE, value, gradient));
      }
    }
    return arrays;
  }

  /** What a layer computes on the way, beside what all layers have. */
  private List<Tensor> others(Layer layer) {
    List<Tensor> others = new ArrayList<>();
    for (Tensor tensor : program.intermediates(layer)) {
      if (tensor.role() != Role.DRAW
          && tensor.indices().size() > 1
          && !tensor.name().equals(Quantity.WEIGHTED_INPUT)) {
        others.add(tensor);
      }
    }
    return others;
  }

  private Array array(Use use, Tensor value, Tensor tensor) {
    CodeBlock size = switch (samples) {
      case ONE -> CodeBlock.of("[$L]", length(value, tensor));
      case ROWS -> CodeBlock.of("[n][$L]", length(value, tensor));
      case PADDED ->
        isOfValues(program, tensor)
            ? CodeBlock.of("[n * $L]", names.layerConstant(value.layer(), "ROW"))
            : CodeBlock.of("[n * $L]", tensor.size(1));
      case LANES -> throw samples.isNotOfLayers();
    };
    Class<?> type = samples == Samples.ROWS ? float[][].class : float[].class;
    return new Array(use, type, names.of(tensor), CodeBlock.of("new float$L", size), "");
  }

  private List<Tensor> logSumExps() {
    List<Tensor> tensors = new ArrayList<>();
    for (Step step : program.forward()) {
      for (Nest nest : Part.nests(step.parts())) {
        if (nest.combine() == Combine.LOG_SUM_EXP) {
          tensors.add(nest.out().tensor());
        }
      }
    }
    return tensors;
  }

  private String length(Tensor value, Tensor tensor) {
    return isOfValues(program, tensor) ? units(value) : Integer.toString(tensor.size(1));
  }

  /** Whether a tensor has as many values as what its layer hands on. */
  static boolean isOfValues(Program program, Tensor tensor) {
    return tensor.size(1) == program.value(tensor.layer()).size(1);
  }

  /** The constant that holds the width of {@code value}. */
  String units(Tensor value) {
    return value.layer().isEmpty() ? "INPUTS" : names.layerConstant(value.layer(), "UNITS");
  }
}
