package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Adjoint;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Interpreter;
import dev.gradpoet.processor.nest.Lookup;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.nest.Verify;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A program that ends in a loss, with values for all that is given: its gradients by the parameters, derived and by differences. */
public final class Gradients {
  /** Near the cube root of the rounding error 2⁻⁵³: where truncation, of order step², and rounding, of order 2⁻⁵³/step, meet. */
  private static final double STEP = 0x1p-17;

  /** A hundred times step², for third derivatives above one; relative to the largest partial derivative, at least one. */
  private static final double TOLERANCE = 100 * STEP * STEP;

  private final List<Part> forward;
  private final Tensor loss;
  private final int batch;
  private final Map<Tensor, double[]> given = new LinkedHashMap<>();

  /**
   * Draws values.
   *
   * @param loss what is differentiated; the sum, if it has several values
   * @param seed of the values: in (−1, 1), and for tensors of places all places, those just outside too
   */
  public Gradients(List<? extends Part> forward, Tensor loss, int batch, long seed) {
    this.forward = List.copyOf(forward);
    this.loss = loss;
    this.batch = batch;
    Random random = new Random(seed);
    for (Nest nest : Part.nests(forward)) {
      numbers(nest.out(), random);
      nest.reads().forEach(read -> numbers(read, random));
    }
    for (Nest nest : Part.nests(forward)) {
      for (Tensor tensor : nest.operands()) {
        if (tensor.role() != Role.VALUE && tensor.role() != Role.LOSS) {
          given.computeIfAbsent(
              tensor, t -> random.doubles(t.size(batch), -1, 1).toArray());
        }
      }
    }
  }

  /** As the constructor, for {@code value} times random factors, summed: no two of its gradients are alike. */
  public static Gradients of(List<? extends Part> forward, Tensor value, int batch, long seed) {
    Tensor factors = Tensor.of("", "factors", Role.STATISTIC, value.indices());
    Tensor loss = Tensor.of("", "L", Role.LOSS);
    List<Part> parts = new ArrayList<>(forward);
    parts.add(Nest.product(loss, false, Access.of(value), Access.of(factors)));
    return new Gradients(parts, loss, batch, seed);
  }

  private void numbers(Access access, Random random) {
    List<Place> places = access.places();
    for (int d = 0; d < places.size(); d++) {
      if (places.get(d) instanceof Lookup lookup) {
        Tensor number = lookup.number().tensor();
        List<Index> dimensions = access.tensor().indices();
        boolean isLast = d == places.size() - 1;
        int extent = 1;
        for (Index index : dimensions.subList(d, isLast ? dimensions.size() : d + 1)) {
          extent *= index.extent(batch);
        }
        int last = extent;
        if (number.role() != Role.VALUE) {
          given.computeIfAbsent(
              number,
              t -> random.ints(t.size(batch), -1, last + 1).asDoubleStream().toArray());
        }
      }
    }
  }

  /** Replaces the values of a tensor. */
  public Gradients set(Tensor tensor, double... values) {
    given.put(tensor, values);
    return this;
  }

  /** What the adjoint rule makes of the program, last part first; it starts with ∂loss = 1. */
  public List<Part> backward() {
    Adjoint adjoint = new Adjoint(loss, Adjoint.dependingOnParameters(forward));
    List<Part> backward = new ArrayList<>();
    backward.add(Nest.set(loss.gradient(), Exprs.ONE, new Access[0]));
    for (int k = forward.size() - 1; k >= 0; k--) {
      backward.addAll(adjoint.of(forward.get(k)));
    }
    return backward;
  }

  /** The gradients by all parameters, after the program and {@code backward}; both are verified. */
  public Map<Tensor, double[]> of(List<? extends Part> backward) {
    new Verify().check(forward).check(backward);
    Interpreter interpreter = interpreter();
    interpreter.run(forward);
    interpreter.run(backward);
    Map<Tensor, double[]> gradients = new LinkedHashMap<>();
    for (Tensor parameter : parameters()) {
      gradients.put(parameter, interpreter.get(parameter.gradient()));
    }
    return gradients;
  }

  /** The values of {@code tensor} after the program. */
  public double[] value(Tensor tensor) {
    Interpreter interpreter = interpreter();
    interpreter.run(forward);
    return interpreter.get(tensor);
  }

  /** Where the derived gradients are not the slopes of the loss, a line each; empty if all are right. */
  public String wrong() {
    Map<Tensor, double[]> gradients = of(backward());
    double scale = scale(gradients);
    StringBuilder wrong = new StringBuilder();
    for (Map.Entry<Tensor, double[]> gradient : gradients.entrySet()) {
      for (int k = 0; k < gradient.getValue().length; k++) {
        double slope = slope(gradient.getKey(), k);
        if (!(Math.abs(gradient.getValue()[k] - slope) <= TOLERANCE * scale)) {
          wrong.append(String.format(
              "%s, value %d: %s instead of %s%n",
              gradient.getKey().text(), k, gradient.getValue()[k], slope));
        }
      }
    }
    return wrong.toString();
  }

  /** Whether the loss depends on a parameter, where it is. */
  public boolean isMoved() {
    for (double[] gradient : of(backward()).values()) {
      if (Arrays.stream(gradient).anyMatch(slope -> slope != 0)) {
        return true;
      }
    }
    return false;
  }

  /** The largest partial derivative, at least one: what errors are relative to. */
  public static double scale(Map<Tensor, double[]> gradients) {
    double scale = 1;
    for (double[] gradient : gradients.values()) {
      scale = Math.max(scale, Arrays.stream(gradient).map(Math::abs).max().orElse(0));
    }
    return scale;
  }

  private double slope(Tensor parameter, int k) {
    double[] values = given.get(parameter);
    double before = values[k];
    values[k] = before + STEP;
    double above = sum();
    values[k] = before - STEP;
    double below = sum();
    values[k] = before;
    return (above - below) / (2 * STEP);
  }

  private double sum() {
    return Arrays.stream(value(loss)).sum();
  }

  private List<Tensor> parameters() {
    return given.keySet().stream().filter(Tensor::isParameter).toList();
  }

  /** The values of all that is given; live. */
  public Map<Tensor, double[]> given() {
    return given;
  }

  /** An interpreter that knows all that is given. */
  public Interpreter interpreter() {
    Interpreter interpreter = new Interpreter(batch);
    given.forEach(interpreter::set);
    return interpreter;
  }
}
