package dev.gradpoet.processor.desk;

import dev.gradpoet.processor.layer.Targets;
import dev.gradpoet.processor.nest.Interpreter;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Draw;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;

/**
 * One sample, with parameters of a few digits, and all that comes out of it, as the reference interpreter computes it in double.
 *
 * @param program what is computed
 * @param x the inputs
 * @param t the targets
 * @param parameters all of them, as they lie
 * @param values what each tensor is then, of the loss without penalties; dropout drops nothing
 */
record Example(
    Program program, double[] x, double[] t, double[] parameters, Map<Tensor, double[]> values) {
  private static final long SEED = 4;

  static Example of(Program program) {
    Random random = new Random(SEED);
    double[] parameters = new double[program.parameterCount()];
    for (Parameter parameter : program.parameters()) {
      double limit =
          Math.sqrt(6.0 / (parameter.start().fanIn() + parameter.start().fanOut()));
      for (int k = 0; k < parameter.size(); k++) {
        double range = parameter.start().isZeros() ? 0.3 : Math.min(limit, 1);
        parameters[parameter.offset() + k] = drawn(random, range, limit < 0.3 ? 100 : 10);
      }
    }
    double[] x = new double[program.inputs()];
    for (int k = 0; k < x.length; k++) {
      x[k] = drawn(random, 1, 10);
    }
    return of(program, x, targets(program), 1, parameters, () -> 1);
  }

  /** A number between −limit and limit, not 0, with as many digits as {@code scale} has zeros. */
  private static double drawn(Random random, double limit, int scale) {
    int most = Math.max(1, (int) (limit * scale));
    int number = 1 + random.nextInt(most);
    return (random.nextBoolean() ? number : -number) / (double) scale;
  }

  private static double[] targets(Program program) {
    double[] targets = new double[program.target().size(1)];
    Targets kind = program.lossFunction().targets();
    double other = kind.otherClass().orElse(1);
    Arrays.fill(targets, kind == Targets.ANY ? 0.5 : other);
    targets[0] = 1;
    return targets;
  }

  /**
   * @param w how much the sample counts, of a network that takes weights
   * @param mask draws the factors of dropout
   */
  static Example of(
      Program program, double[] x, double[] t, double w, double[] parameters, DoubleSupplier mask) {
    Interpreter interpreter = new Interpreter(1);
    interpreter.set(program.input(), x);
    interpreter.set(program.target(), t);
    Map<Tensor, double[]> values = new LinkedHashMap<>();
    program.weight().ifPresent(weight -> {
      interpreter.set(weight, w);
      values.put(weight, new double[] {w});
    });
    for (Parameter parameter : program.parameters()) {
      interpreter.set(
          parameter.tensor(),
          Arrays.copyOfRange(
              parameters, parameter.offset(), parameter.offset() + parameter.size()));
    }
    for (Layer layer : program.layers()) {
      for (Draw draw : layer.draws()) {
        double[] factors = new double[draw.tensor().size(1)];
        Arrays.setAll(factors, k -> mask.getAsDouble());
        interpreter.set(draw.tensor(), factors);
        values.put(draw.tensor(), factors);
      }
    }
    program.forward().forEach(step -> run(step, interpreter, values));
    interpreter.run(program.loss());
    program.loss().forEach(nest -> keep(nest, interpreter, values));
    program.backward().forEach(step -> run(step, interpreter, values));
    return new Example(program, x, t, parameters, values);
  }

  private static void run(Step step, Interpreter interpreter, Map<Tensor, double[]> values) {
    interpreter.run(step.parts());
    Part.nests(step.parts()).forEach(nest -> keep(nest, interpreter, values));
  }

  private static void keep(Nest nest, Interpreter interpreter, Map<Tensor, double[]> values) {
    Tensor out = nest.out().tensor();
    values.put(out, interpreter.get(out).clone());
  }

  /** What {@code tensor} is. */
  double[] of(Tensor tensor) {
    double[] value = values.get(tensor);
    if (value == null) {
      throw new IllegalArgumentException("not computed: " + tensor.text());
    }
    return value;
  }

  /**
   * One value.
   *
   * @param tensor as {@link Tensor#text} has it, or {@code x}, {@code t}, and {@code p} for all parameters
   */
  double value(String tensor, int position) {
    return switch (tensor) {
      case "x" -> x[position];
      case "t" -> t[position];
      case "p" -> parameters[position];
      default -> {
        for (Map.Entry<Tensor, double[]> each : values.entrySet()) {
          if (each.getKey().text().equals(tensor)) {
            yield each.getValue()[position];
          }
        }
        throw new IllegalArgumentException("not computed: " + tensor);
      }
    };
  }

  /** The gradients by all parameters, as these lie. */
  double[] gradient() {
    double[] gradient = new double[parameters.length];
    for (Parameter parameter : program.parameters()) {
      double[] own = of(parameter.tensor().gradient());
      System.arraycopy(own, 0, gradient, parameter.offset(), own.length);
    }
    return gradient;
  }

  /** The same with what the penalties on weights add, as λ₁ |w| + λ₂ w² has the slope λ₁ sign(w) + 2 λ₂ w. */
  double[] gradientWithPenalties() {
    double[] gradient = gradient();
    for (Parameter parameter : program.parameters()) {
      for (int k = parameter.offset(); k < parameter.offset() + parameter.size(); k++) {
        double w = parameters[k];
        gradient[k] += parameter.l1() * Math.signum(w) + 2 * parameter.l2() * w;
      }
    }
    return gradient;
  }
}
