package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.derive.Program;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Function;
import dev.gradpoet.processor.scalar.Functions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The layers of a tiny network whose units lie along vectors where a single sample is computed: hidden ones of at least half a vector,
 * with biases, whose parameters may be read and written in whole vectors. What lies beyond a layer's last unit are the parameters that follow; the
 * last layers have too few of them, and masked vectors are objects in JDK 17.
 */
final class WideLayers {
  /** Half of the lanes at work. */
  private static final int WORTHWHILE = 8;

  private WideLayers() {}

  static List<LayerModel> of(Program program) {
    List<LayerModel> wide = new ArrayList<>();
    LayerModel last = program.network().layers().get(program.network().layers().size() - 1);
    int width = program.network().inputs();
    int end = 0;
    for (LayerModel layer : program.network().layers()) {
      if (layer instanceof DenseModel dense) {
        int biases = end + width * dense.units();
        end = dense.bias() ? biases + dense.units() : biases;
        boolean fits = biases + Lanes.roundUp(dense.units()) <= program.parameterCount();
        boolean isWide = dense.bias() && dense.units() >= WORTHWHILE && fits;
        if (isWide && !layer.equals(last) && !needsErf(program, layer)) {
          wide.add(layer);
        }
        width = dense.units();
      }
    }
    return wide;
  }

  /** Whether a layer has the error function, which has no vector form. */
  private static boolean needsErf(Program program, LayerModel layer) {
    return Stream.concat(program.forward().stream(), program.backward().stream())
        .filter(step -> step.layer().equals(layer))
        .flatMap(step -> step.nests().stream())
        .anyMatch(nest -> nest instanceof Pointwise pointwise && needsErf(pointwise.expression()));
  }

  private static boolean needsErf(Expr expression) {
    if (expression instanceof Expr.Call call) {
      Function function = call.function();
      return function.equals(Functions.ERF)
          || (!function.isPrimitive() && needsErf(function.evaluation().orElseThrow()))
          || needsErf(call.argument());
    }
    return Exprs.operands(expression).stream().anyMatch(WideLayers::needsErf);
  }
}
