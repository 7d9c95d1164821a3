package dev.gradpoet.processor.emit.products;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Scratch.Array;
import dev.gradpoet.processor.emit.kernel.Scratch.Use;
import dev.gradpoet.processor.emit.vectors.VectorRows;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Lanes;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.program.Quantity;
import java.util.ArrayList;
import java.util.List;

/** Where values lie when each sample is padded to whole vectors: value u of sample b at {@code [b * HIDDEN_ROW + u]}. */
public final class PaddedRows implements VectorRows {
  private static final int ALIASED = 8;

  private final Plan plan;
  private final Names names;
  private int widest;
  private int works;

  PaddedRows(Plan plan, Names names) {
    this.plan = plan;
    this.names = names;
  }

  @Override
  public String array(Tensor tensor) {
    return names.of(plan.held(tensor));
  }

  /**
   * The distance from one sample to the next for {@code width} values: whole vectors, and no multiple of {@value #ALIASED} lines of the
   * cache. A tile of a gradient reads a few values of each of 64 samples, which would have but a few sets of the cache.
   */
  public static int distance(int width) {
    int padded = Lanes.roundUp(width);
    return padded % (ALIASED * Lanes.MOST) == 0 ? padded + Lanes.MOST : padded;
  }

  /** The constant for the distance from one sample to the next. */
  String row(Tensor tensor) {
    return names.layerConstant(tensor.layer(), "ROW");
  }

  @Override
  public CodeBlock used(Tensor tensor) {
    return CodeBlock.of("n * $N", row(tensor));
  }

  @Override
  public String work(int k, Tensor tensor) {
    works = Math.max(works, k + 1);
    widest = Math.max(widest, distance(tensor.indices().get(1).extent()));
    return names.local("work" + k);
  }

  /** Whether {@code nest} computes a layer's values from values of the same shape, all of them padded. */
  static boolean holds(NestForm nest) {
    if (!(nest instanceof Pointwise) || !isPadded(nest.out())) {
      return false;
    }
    for (Tensor operand : nest.operands()) {
      if (!isPadded(operand) || !operand.indices().equals(nest.out().indices())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPadded(Tensor tensor) {
    return tensor.role() == Role.DRAW
        || tensor.name().equals(Quantity.ACTIVATION)
        || tensor.name().equals(Quantity.WEIGHTED_INPUT);
  }

  /** The arrays for values on the way; to be asked for after all methods are written. */
  List<Array> arrays() {
    List<Array> arrays = new ArrayList<>();
    for (int k = 0; k < works; k++) {
      CodeBlock creation = CodeBlock.of("new float[n * $L]", widest);
      arrays.add(new Array(Use.ALL, names.local("work" + k), creation));
    }
    return arrays;
  }
}
