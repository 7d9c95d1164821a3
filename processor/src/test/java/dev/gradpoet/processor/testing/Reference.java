package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.derive.Program;
import dev.gradpoet.processor.derive.Step;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Contract;
import dev.gradpoet.processor.nest.Interpreter;
import dev.gradpoet.processor.nest.Mode;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A network's program, run by the interpreter in {@code double}: what generated code must compute, but for rounding. */
public final class Reference {
  private final NetworkModel network;
  private final Program program;

  public Reference(NetworkModel network) {
    this.network = network;
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
    int samples = x.length / network.inputs();
    Interpreter interpreter = new Interpreter(samples);
    interpreter.set(program.input(), x);
    interpreter.set(program.target(), t);
    program.weight().ifPresent(tensor -> interpreter.set(tensor, weights));
    setParameters(interpreter, parameters);
    setMasks(interpreter, samples, masks);
    for (Step step : program.forward()) {
      interpreter.run(step.nests());
    }
    double[] prediction = interpreter.get(program.output()).clone();
    interpreter.run(program.loss());
    double loss = Arrays.stream(
            interpreter.get(program.loss().get(program.loss().size() - 1).out()))
        .sum();
    for (Step step : program.backward()) {
      interpreter.run(step.nests());
    }
    double magnitude = magnitude(interpreter, samples);
    if (!program.penalty().isEmpty()) {
      Tensor penalty = program.penalty().get(program.penalty().size() - 1).out();
      interpreter.run(program.penalty());
      loss += samples * interpreter.get(penalty)[0];
      interpreter.set(penalty.gradient(), samples);
      interpreter.run(program.penaltyGradient());
    }
    return new Result(prediction, loss, gradient(interpreter, parameters.length), magnitude);
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
    for (LayerModel layer : network.layers()) {
      if (layer instanceof DropoutModel) {
        Tensor value = program.values().get(layer.name());
        Tensor mask = new Tensor(layer.name(), Quantity.MASK, false, value.indices());
        double[] ones = new double[mask.size(samples)];
        Arrays.fill(ones, 1);
        interpreter.set(mask, masks.getOrDefault(layer.name(), ones));
      }
    }
  }

  /** Weights, then biases, layer by layer: the layout that the runtime's contract states, restated. */
  private List<Tensor> parameterTensors() {
    return network.layers().stream()
        .filter(DenseModel.class::isInstance)
        .flatMap(layer -> List.of(Quantity.WEIGHTS, Quantity.BIASES).stream()
            .flatMap(quantity -> program.tensors().stream()
                .filter(tensor -> tensor.layer().equals(layer.name())
                    && tensor.quantity() == quantity
                    && !tensor.isGradient())))
        .toList();
  }

  private double magnitude(Interpreter interpreter, int samples) {
    double magnitude = 1;
    for (List<Step> steps : List.of(program.forward(), program.backward())) {
      for (Step step : steps) {
        for (Nest nest : step.nests()) {
          if (nest instanceof Contract contract) {
            magnitude = Math.max(magnitude, magnitude(interpreter, samples, contract));
          }
        }
      }
    }
    return magnitude;
  }

  private static double magnitude(Interpreter values, int samples, Contract contract) {
    Interpreter absolute = new Interpreter(samples);
    for (Tensor operand : contract.operands()) {
      absolute.set(operand, Arrays.stream(values.get(operand)).map(Math::abs).toArray());
    }
    absolute.run(
        List.of(new Contract(contract.out(), Mode.SET, contract.left(), contract.right())));
    return Arrays.stream(absolute.get(contract.out())).max().orElse(0);
  }

  /**
   * The most operations that one value of a pass depends on by way of sums: each may add half an ulp, relative to the largest sum.
   */
  public int terms(int samples) {
    int terms = samples;
    int width = network.inputs();
    for (LayerModel layer : network.layers()) {
      if (layer instanceof DenseModel dense) {
        terms += width + dense.units() + ROUNDINGS_OF_A_LAYER;
        width = dense.units();
      }
    }
    return terms;
  }

  /** Of an activation, its derivative and a mask, all in float. */
  private static final int ROUNDINGS_OF_A_LAYER = 16;
}
