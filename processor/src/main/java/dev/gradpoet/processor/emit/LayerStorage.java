package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradpoet.processor.derive.Program;
import dev.gradpoet.processor.derive.Step;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Reduce;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The fields for the values of each layer. */
final class LayerStorage {
  private final Plan plan;
  private final Program program;
  private final Names names;
  private final Samples samples;

  LayerStorage(Plan plan, Names names, Samples samples) {
    this.plan = plan;
    this.program = plan.program();
    this.names = names;
    this.samples = samples;
  }

  // private final float[] hidden = new float[HIDDEN];
  // private final float[] dHidden = new float[HIDDEN];
  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    for (Step step : program.forward()) {
      Tensor value = program.value(step.layer().name());
      if (step.layer() instanceof DropoutModel) {
        fields.add(array(value, value.sibling(Quantity.MASK)));
      } else if (plan.storesWeightedInputs(value)) {
        fields.add(array(value, value.sibling(Quantity.WEIGHTED_INPUT)));
      }
      fields.add(array(value, value));
      if (plan.hasGradient(step.layer())) {
        fields.add(array(value, value.gradient()));
      }
      for (Nest nest : step.nests()) {
        if (nest instanceof Reduce) {
          fields.add(logSumExp(nest.out()));
        }
      }
    }
    return fields;
  }

  private FieldSpec array(Tensor value, Tensor tensor) {
    CodeBlock size = switch (samples) {
      case ONE -> CodeBlock.of("[$L]", units(value));
      case ROWS -> CodeBlock.of("[BATCH][$L]", units(value));
      case PADDED -> CodeBlock.of("[BATCH * $L]", names.layerConstant(value.layer(), "ROW"));
      case LANES -> throw samples.isNotOfLayers();
    };
    Class<?> type = samples == Samples.ROWS ? float[][].class : float[].class;
    return FieldSpec.builder(type, names.of(tensor), Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new float$L", size)
        .build();
  }

  private FieldSpec logSumExp(Tensor tensor) {
    FieldSpec.Builder field = samples.isBatch()
        ? FieldSpec.builder(float[].class, names.of(tensor), Modifier.PRIVATE, Modifier.FINAL)
            .initializer(CodeBlock.of("new float[BATCH]"))
        : FieldSpec.builder(float.class, names.of(tensor), Modifier.PRIVATE);
    return field
        .addJavadoc(
            "log Σ exp(z): with the logits z, all that the loss needs, whatever their size.\n")
        .build();
  }

  /** The constant that holds the width of {@code value}. */
  String units(Tensor value) {
    return value.layer().isEmpty() ? "INPUTS" : names.layerConstant(value.layer(), "UNITS");
  }
}
