package dev.gradpoet.processor.plan;

import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.scalar.Exprs;
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

  static List<Layer> of(Program program) {
    List<Layer> wide = new ArrayList<>();
    Layer last = program.layers().get(program.layers().size() - 1);
    for (Layer layer : program.layers()) {
      if (layer.parameters().size() == 2 && !layer.equals(last)) {
        Parameter biases = layer.parameters().get(1);
        int end = biases.offset() + Lanes.roundUp(biases.size());
        boolean fits = biases.size() >= WORTHWHILE && end <= program.parameterCount();
        if (fits && hasVectorForm(program, layer)) {
          wide.add(layer);
        }
      }
    }
    return wide;
  }

  /** Whether all that is computed for a layer has a vector form. */
  private static boolean hasVectorForm(Program program, Layer layer) {
    return Stream.concat(program.forward().stream(), program.backward().stream())
        .filter(step -> step.layer().equals(layer))
        .flatMap(step -> Part.nests(step.parts()).stream())
        .allMatch(nest -> Exprs.hasVectorForm(nest.body()));
  }
}
