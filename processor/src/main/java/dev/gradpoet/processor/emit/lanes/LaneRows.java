package dev.gradpoet.processor.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Scratch.Array;
import dev.gradpoet.processor.emit.kernel.Scratch.Use;
import dev.gradpoet.processor.emit.vectors.VectorRows;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Quantity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where values lie when samples lie side by side: value u of sample b at {@code [u * stride + b]}, one array for each tensor. */
final class LaneRows implements VectorRows {
  private final Plan plan;
  private final Names names;
  private final Map<String, Array> extra = new LinkedHashMap<>();
  private int widest;
  private int works;

  LaneRows(Plan plan, Names names) {
    this.plan = plan;
    this.names = names;
  }

  @Override
  public String array(Tensor tensor) {
    return switch (tensor.role()) {
      case INPUT -> names.local("xRows");
      case TARGET -> names.local("tRows");
      case DRAW -> names.of(tensor);
      case SAMPLE_WEIGHT -> more(names.local("weightRow"), tensor);
      case LOSS -> more(names.local("losses"), tensor);
      default -> ofValues(tensor);
    };
  }

  private String ofValues(Tensor tensor) {
    return switch (tensor.name()) {
      case Quantity.WEIGHTED_INPUT, Quantity.ACTIVATION -> ofLayer(plan.held(tensor));
      case Quantity.LOG_SUM_EXP ->
        more(names.local(tensor.isGradient() ? "dLogSumExp" : "logSumExps"), tensor);
      case Quantity.LOSS_TERM -> more(names.local("terms"), tensor);
      case Quantity.UNWEIGHTED_LOSS, Quantity.EXPECTED_INPUT ->
        more(names.local(names.of(tensor) + "Row"), tensor);
      default -> throw new IllegalArgumentException(tensor.text() + " has no row");
    };
  }

  /** Gradients have an array if they are stored before something else is computed of them. */
  private String ofLayer(Tensor held) {
    return held.isGradient() ? more(names.of(held), held) : names.of(held);
  }

  /** An array beside those of the layers, declared from now on. */
  private String more(String name, Tensor tensor) {
    extra.putIfAbsent(name, array(tensor.isGradient() ? Use.ACCUMULATE : Use.ALL, name, tensor));
    return name;
  }

  /** An array of one row, declared from now on. */
  String row(String what) {
    String name = names.local(what);
    extra.putIfAbsent(name, new Array(Use.ALL, name, CodeBlock.of("new float[n]")));
    return name;
  }

  /** Array {@code k} of those for values on the way to a tensor of the shape of {@code tensor}, declared from now on. */
  @Override
  public String work(int k, Tensor tensor) {
    works = Math.max(works, k + 1);
    widest = Math.max(widest, tensor.size(1));
    return names.local("work" + k);
  }

  private CodeBlock length(Tensor tensor) {
    return tensor.indices().size() == 1
        ? CodeBlock.of("n")
        : CodeBlock.of("$N * n", names.width(tensor.flat().indices().get(1)));
  }

  /** How many floats of its array a tensor takes in a pass over {@code stride} samples. */
  @Override
  public CodeBlock used(Tensor tensor) {
    return tensor.indices().size() == 1
        ? CodeBlock.of("stride")
        : CodeBlock.of("$N * stride", names.width(tensor.flat().indices().get(1)));
  }

  /** The constant for where a parameter tensor starts. */
  String start(Tensor parameter) {
    return names.start(parameter, plan.program());
  }

  // hidden = new float[HIDDEN * n];
  // deltaHidden = new float[HIDDEN * n];
  /** The arrays; to be asked for after all methods are written. */
  List<Array> arrays() {
    Map<String, Array> arrays = new LinkedHashMap<>();
    add(arrays, Use.ALL, plan.program().input());
    add(arrays, Use.ALL, plan.program().target());
    for (Layer layer : plan.program().layers()) {
      for (Tensor tensor : plan.tensors(layer)) {
        boolean isRow = tensor.indices().size() == 1;
        if (!isRow && !tensor.isGradient()) {
          add(arrays, plan.isComputedForward(tensor) ? Use.ALL : Use.ACCUMULATE, tensor);
        }
      }
    }
    arrays.putAll(extra);
    for (int k = 0; k < works; k++) {
      String name = names.local("work" + k);
      arrays.put(name, new Array(Use.ALL, name, CodeBlock.of("new float[$L * n]", widest)));
    }
    List<Array> all = new ArrayList<>(arrays.values());
    all.set(
        0,
        all.get(0)
            .withDoc(
                "The samples in rows, as all values: value u of sample b lies at {@code [u * stride + b]}; stride is n, rounded up to whole vectors.\n"));
    return all;
  }

  private void add(Map<String, Array> arrays, Use use, Tensor tensor) {
    String name = array(tensor);
    arrays.put(name, array(use, name, tensor));
  }

  private Array array(Use use, String name, Tensor tensor) {
    return new Array(use, name, CodeBlock.of("new float[$L]", length(tensor)));
  }
}
