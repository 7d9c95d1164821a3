package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Interpreter;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Draw;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.ParameterRole;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Expr;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A network's program, run by the interpreter in {@code double}: what generated code must compute, but for rounding. */
public final class Reference {
  private final Program program;

  public Reference(NetworkModel network) {
    this.program = Derivation.of(network);
  }

  /**
   * What the reference computes for a batch.
   *
   * @param prediction sample by sample
   * @param loss summed over the samples, penalties included
   * @param gradient in the layout of the parameters
   * @param magnitude the largest Σ |l · r| of all contractions Σ l · r, at least 1: what rounding errors are relative to
   */
  public record Result(double[] prediction, double loss, double[] gradient, double magnitude) {}

  /**
   * Runs all passes.
   *
   * @param weights of the samples, where the network takes them
   * @param masks the factors of each dropout layer, sample by sample; a layer without has ones
   */
  public Result run(
      double[] parameters, double[] x, double[] t, double[] weights, Map<String, double[]> masks) {
    Interpreter interpreter = forward(parameters, x, t, weights, masks);
    int samples = x.length / program.inputs();
    double[] prediction = interpreter.get(program.output()).clone();
    double loss = loss(interpreter, samples);
    for (Step step : program.backward()) {
      interpreter.run(step.parts());
    }
    double magnitude = magnitude(interpreter, samples);
    if (!program.penalty().isEmpty()) {
      interpreter.set(last(program.penalty()).gradient(), samples);
      interpreter.run(program.penaltyGradient());
    }
    return new Result(prediction, loss, gradient(interpreter, parameters.length), magnitude);
  }

  /** The loss of {@link #run}, without the other passes. */
  public double loss(
      double[] parameters, double[] x, double[] t, double[] weights, Map<String, double[]> masks) {
    return loss(forward(parameters, x, t, weights, masks), x.length / program.inputs());
  }

  private Interpreter forward(
      double[] parameters, double[] x, double[] t, double[] weights, Map<String, double[]> masks) {
    int samples = x.length / program.inputs();
    Interpreter interpreter = new Interpreter(samples);
    interpreter.set(program.input(), x);
    interpreter.set(program.target(), t);
    program.weight().ifPresent(tensor -> interpreter.set(tensor, weights));
    setParameters(interpreter, parameters);
    setMasks(interpreter, samples, masks);
    for (Step step : program.forward()) {
      interpreter.run(step.parts());
    }
    return interpreter;
  }

  private double loss(Interpreter interpreter, int samples) {
    interpreter.run(program.loss());
    double loss = Arrays.stream(interpreter.get(last(program.loss()))).sum();
    if (!program.penalty().isEmpty()) {
      interpreter.run(program.penalty());
      loss += samples * interpreter.get(last(program.penalty()))[0];
    }
    return loss;
  }

  private static Tensor last(List<Nest> nests) {
    return nests.get(nests.size() - 1).out().tensor();
  }

  private void setParameters(Interpreter interpreter, double[] parameters) {
    int offset = 0;
    for (Tensor tensor : parameterTensors()) {
      int size = tensor.size(1);
      interpreter.set(tensor, Arrays.copyOfRange(parameters, offset, offset + size));
      offset += size;
    }
  }

  private double[] gradient(Interpreter interpreter, int length) {
    double[] gradient = new double[length];
    int offset = 0;
    for (Tensor tensor : parameterTensors()) {
      double[] values = interpreter.get(tensor.gradient());
      System.arraycopy(values, 0, gradient, offset, values.length);
      offset += values.length;
    }
    return gradient;
  }

  private void setMasks(Interpreter interpreter, int samples, Map<String, double[]> masks) {
    for (Layer layer : program.layers()) {
      for (Draw draw : layer.draws()) {
        double[] ones = new double[draw.tensor().size(samples)];
        Arrays.fill(ones, 1);
        interpreter.set(draw.tensor(), masks.getOrDefault(layer.name(), ones));
      }
    }
  }

  private List<Tensor> parameterTensors() {
    return program.parameters().stream().map(Parameter::tensor).toList();
  }

  private double magnitude(Interpreter interpreter, int samples) {
    double magnitude = 1;
    for (Nest nest : program.nests()) {
      if (nest.combine() == Combine.SUM && nest.body() instanceof Expr.Mul) {
        magnitude = Math.max(magnitude, magnitude(interpreter, samples, nest));
      }
    }
    return magnitude;
  }

  private static double magnitude(Interpreter values, int samples, Nest nest) {
    Interpreter absolute = new Interpreter(samples);
    for (Tensor operand : nest.operands()) {
      absolute.set(operand, Arrays.stream(values.get(operand)).map(Math::abs).toArray());
    }
    absolute.run(List.of(nest.adding(false)));
    return Arrays.stream(absolute.get(nest.out().tensor())).max().orElse(0);
  }

  /**
   * The most operations that one value of a pass depends on by way of sums: each may add half an ulp, relative to the largest sum.
   */
  public int terms(int samples) {
    int terms = samples;
    for (Layer layer : program.layers()) {
      for (Parameter parameter : layer.parameters()) {
        if (parameter.role() == ParameterRole.WEIGHTS) {
          terms += parameter.start().fanIn() + layer.value().size(1) + ROUNDINGS_OF_A_LAYER;
        }
      }
    }
    return terms;
  }

  /** Of an activation, its derivative and a mask, all in float. */
  private static final int ROUNDINGS_OF_A_LAYER = 16;
}
