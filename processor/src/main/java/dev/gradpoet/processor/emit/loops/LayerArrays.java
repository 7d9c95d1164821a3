package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.FieldSpec;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.kernel.Scratch.Array;
import dev.gradpoet.processor.emit.kernel.Scratch.Use;
import dev.gradpoet.processor.emit.kernel.Storage;
import dev.gradpoet.processor.emit.kernel.Storages;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The arrays, and the numbers, that hold the values of each layer. */
final class LayerArrays {
  private final Plan plan;
  private final Program program;
  private final Storages storages;
  private final Comments comments;

  LayerArrays(Plan plan, Storages storages) {
    this.plan = plan;
    this.program = plan.program();
    this.storages = storages;
    this.comments = Comments.inJavadoc(program);
  }

  // private final float[] hidden = new float[HIDDEN];
  // private final float[] deltaHidden = new float[HIDDEN];
  /** The fields for one sample, whose values are there to be read, before the first pass too. */
  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    for (Array array : ofValues()) {
      fields.add(array.field());
    }
    for (Tensor tensor : held(true)) {
      fields.add(FieldSpec.builder(float.class, storages.of(tensor).array(), Modifier.PRIVATE)
          .addJavadoc("$L.\n", comments.number(tensor))
          .build());
    }
    return fields;
  }

  /** The arrays for several samples. */
  List<Array> ofBatch() {
    List<Array> arrays = ofValues();
    for (Tensor tensor : held(true)) {
      arrays.add(array(tensor).withDoc(comments.number(tensor) + ".\n"));
    }
    return arrays;
  }

  private List<Array> ofValues() {
    List<Array> arrays = new ArrayList<>();
    for (Tensor tensor : held(false)) {
      arrays.add(array(tensor));
    }
    return arrays;
  }

  /** What each sample has one of, or what it has several of. */
  private List<Tensor> held(boolean areNumbers) {
    List<Tensor> held = new ArrayList<>();
    for (Layer layer : program.layers()) {
      for (Tensor tensor : plan.tensors(layer)) {
        if (storages.of(tensor).isNumber() == areNumbers) {
          held.add(tensor);
        }
      }
    }
    return held;
  }

  private Array array(Tensor tensor) {
    boolean isOfForward = plan.isComputedForward(tensor);
    Storage storage = storages.of(tensor);
    return new Array(
        isOfForward ? Use.ALL : Use.ACCUMULATE, storage.array(), storage.creation(), "");
  }
}
