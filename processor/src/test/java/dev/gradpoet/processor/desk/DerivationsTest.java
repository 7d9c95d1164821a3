package dev.gradpoet.processor.desk;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.Style;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.layer.Losses;
import dev.gradpoet.processor.layer.Targets;
import dev.gradpoet.processor.model.NetworkModel;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Derivative;
import dev.gradpoet.processor.scalar.Evaluator;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each "=" that a derivation prints holds in numbers: its formulas are evaluated as they are printed, at random points. */
class DerivationsTest {
  private static final int POINTS = 50;
  private static final double TOLERANCE = 1e-12;

  /** All losses with all activations of the output that fit them, and all activations of a hidden layer. */
  static Stream<NetworkModel> networks() {
    List<NetworkModel> networks = new ArrayList<>();
    for (Loss loss : Loss.values()) {
      for (Activation activation : Losses.fitting(loss)) {
        int outputs = activation == Activation.SOFTMAX ? 3 : 2;
        networks.add(network(loss + "Of" + activation, 3)
            .style(Style.TEACHING)
            .loss(loss)
            .dense("hidden", 4, Activation.TANH)
            .sampleWeights()
            .dense("output", outputs, activation)
            .build());
      }
    }
    for (Activation activation : Activation.values()) {
      if (activation != Activation.SOFTMAX) {
        networks.add(network("Of" + activation, 3)
            .style(Style.TEACHING)
            .dense("hidden", 4, activation)
            .l1(0.1)
            .l2(0.2)
            .dropout("thin", 0.5)
            .dense("last", 3, activation)
            .dense("output", 2, Activation.SIGMOID)
            .build());
      }
    }
    return networks.stream();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void eachPrintedEqualityHolds(NetworkModel model) {
    Program program = Derivation.of(model);
    List<Card> cards = Cards.of(program);
    Random random = new Random(1);
    int checked = 0;
    for (int point = 0; point < POINTS; point++) {
      Example example = example(program, random);
      for (Card card : cards) {
        for (Line line : card.lines()) {
          checked += check(program, example, card, line);
        }
      }
    }
    assertThat(checked).isGreaterThan(POINTS * 10);
  }

  private static Example example(Program program, Random random) {
    double[] x = random.doubles(program.inputs(), -2, 2).toArray();
    double[] parameters = random.doubles(program.parameterCount(), -1, 1).toArray();
    double[] t = random.doubles(program.target().size(1), 0.01, 1).toArray();
    if (program.lossFunction().targets() == Targets.DISTRIBUTION) {
      double sum = Arrays.stream(t).sum();
      t = Arrays.stream(t).map(value -> value / sum).toArray();
    }
    double w = program.weight().isPresent() ? 0.5 + random.nextDouble() : 1;
    return Example.of(program, x, t, w, parameters, () -> random.nextBoolean() ? 2 : 0);
  }

  /** How many sides were compared with another one. */
  private static int check(Program program, Example example, Card card, Line line) {
    String text = PlainText.of(line.formula());
    boolean isGrowth = text.contains("+=") || text.contains("[");
    boolean isRounded = line.reason().contains("rounded here");
    if (card.kind() == Card.Kind.UPDATE || isGrowth || isRounded) {
      return 0;
    }
    if (line.reason().equals("definition")) {
      return definition(line, text, example);
    }
    if (card.kind() == Card.Kind.PENALTY) {
      return penalty(program, example, line, text);
    }
    List<Formula> sides = new ArrayList<>();
    collect(line.formula(), sides);
    String layer = card.layer().isEmpty() ? program.output().layer() : card.layer();
    FormulaValue first =
        FormulaValue.of(sides.get(0), name -> named(program, example, layer, name));
    for (Formula side : sides.subList(1, sides.size())) {
      // What comes from above is in the letters of the layer above.
      String owner = line.reason().startsWith("from ")
          ? line.reason().substring("from ".length(), line.reason().indexOf(','))
          : layer;
      FormulaValue value = FormulaValue.of(side, name -> named(program, example, owner, name));
      double[] expected = first.values();
      double[] actual = value.values().length == expected.length
          ? value.values()
          : repeated(value.values(), expected.length);
      for (int k = 0; k < expected.length; k++) {
        double scale = Math.max(1, Math.abs(expected[k]));
        assertThat(actual[k])
            .as(card.title() + ": " + text)
            .isCloseTo(expected[k], Offset.offset(TOLERANCE * scale));
      }
    }
    return sides.size() - 1;
  }

  /** A function of z, at the inputs of the example. */
  private static int definition(Line line, String text, Example example) {
    Formula.Infix infix = (Formula.Infix) line.formula();
    for (double z : example.x()) {
      double left = FormulaValue.of(infix.left(), name -> FormulaValue.of(z)).values()[0];
      double right = FormulaValue.of(infix.right(), name -> FormulaValue.of(z)).values()[0];
      assertThat(right).as(text).isCloseTo(left, Offset.offset(TOLERANCE));
    }
    return 1;
  }

  /** R, and its slope by the weights of a layer. */
  private static int penalty(Program program, Example example, Line line, String text) {
    Formula.Infix infix = (Formula.Infix) line.formula();
    List<Parameter> penalised =
        program.parameters().stream().filter(Parameter::isPenalised).toList();
    assertThat(penalised).hasSize(1);
    Parameter weights = penalised.get(0);
    double[] own = Arrays.copyOfRange(
        example.parameters(), weights.offset(), weights.offset() + weights.size());
    double[] actual =
        FormulaValue.of(infix.right(), name -> FormulaValue.of(own)).values();
    double sum = 0;
    for (int k = 0; k < own.length; k++) {
      sum += weights.l1() * Math.abs(own[k]) + weights.l2() * own[k] * own[k];
      if (actual.length > 1) {
        double slope = weights.l1() * Math.signum(own[k]) + 2 * weights.l2() * own[k];
        assertThat(actual[k]).as(text).isCloseTo(slope, Offset.offset(TOLERANCE));
      }
    }
    if (actual.length == 1) {
      assertThat(actual[0]).as(text).isCloseTo(sum, Offset.offset(TOLERANCE));
    }
    return 1;
  }

  private static double[] repeated(double[] values, int length) {
    assertThat(values).hasSize(1);
    double[] all = new double[length];
    Arrays.fill(all, values[0]);
    return all;
  }

  private static void collect(Formula formula, List<Formula> sides) {
    if (formula instanceof Formula.Infix infix && infix.operator() == Formula.Operator.EQUALS) {
      collect(infix.left(), sides);
      collect(infix.right(), sides);
    } else {
      sides.add(formula);
    }
  }

  private static FormulaValue named(Program program, Example example, String layer, String name) {
    if (name.equals("∂a/∂z")) {
      return slope(program, example, layer);
    } else if (name.startsWith("∂L/∂")) {
      return gradient(program, example, layer, name.substring("∂L/∂".length()));
    }
    return switch (name) {
      case "x" -> FormulaValue.of(example.x());
      case "t" -> FormulaValue.of(example.t());
      case "L" -> FormulaValue.of(example.of(program.sampleLoss()));
      case "w" -> FormulaValue.of(example.of(program.weight().orElseThrow()));
      case "δ" -> FormulaValue.of(example.of(tensor(program, layer, "z").gradient()));
      default -> value(program, example, layer, name);
    };
  }

  private static FormulaValue value(Program program, Example example, String layer, String name) {
    for (Layer other : program.layers()) {
      if (other.name().equals(name)) {
        return FormulaValue.of(example.of(other.value()));
      } else if ((other.name() + "Mask").equals(name)) {
        return FormulaValue.of(example.of(other.draws().get(0).tensor()));
      }
    }
    String letter = name.equals("mask") ? "m" : name;
    Tensor tensor = tensor(program, layer, letter);
    if (!tensor.isParameter()) {
      return FormulaValue.of(example.of(tensor));
    }
    Parameter parameter = program.parameter(tensor);
    double[] own = Arrays.copyOfRange(
        example.parameters(), parameter.offset(), parameter.offset() + parameter.size());
    return matrix(parameter, own);
  }

  private static FormulaValue matrix(Parameter parameter, double[] values) {
    int rank = parameter.tensor().indices().size();
    int columns = rank == 1 ? 1 : parameter.tensor().indices().get(1).extent();
    return new FormulaValue(values.length / columns, columns, values);
  }

  private static FormulaValue gradient(
      Program program, Example example, String layer, String name) {
    for (Layer other : program.layers()) {
      if (other.name().equals(name)) {
        return FormulaValue.of(example.of(other.value().gradient()));
      }
    }
    Tensor tensor = tensor(program, layer, name);
    if (tensor.isParameter()) {
      return matrix(program.parameter(tensor), example.of(tensor.gradient()));
    }
    if (example.values().containsKey(tensor.gradient())) {
      return FormulaValue.of(example.of(tensor.gradient()));
    }
    return FormulaValue.of(byValue(program, example, layer));
  }

  /** ∂L/∂a where no nest computes it: of the output from the loss, of others from the mask that reads them. */
  private static double[] byValue(Program program, Example example, String layer) {
    Tensor value = program.value(layer);
    if (!value.equals(program.output())) {
      for (Layer reader : program.layers()) {
        if (reader.reads().contains(value)) {
          double[] above = example.of(reader.value().gradient()).clone();
          double[] mask = example.of(reader.draws().get(0).tensor());
          for (int k = 0; k < above.length; k++) {
            above[k] *= mask[k];
          }
          return above;
        }
      }
      throw new AssertionError(layer);
    }
    double[] slopes = new double[example.t().length];
    Expr derivative = Derivative.of(program.lossFunction().expression(), Losses.A);
    double share = program.lossFunction().isMean() ? 1.0 / slopes.length : 1;
    share *= program.weight().map(weight -> example.of(weight)[0]).orElse(1.0);
    for (int k = 0; k < slopes.length; k++) {
      slopes[k] = share
          * Evaluator.evaluate(
              derivative, Map.of("a", example.of(value)[k], "t", example.t()[k]));
    }
    return slopes;
  }

  private static FormulaValue slope(Program program, Example example, String layer) {
    for (Step step : program.forward()) {
      for (Nest nest : Part.nests(step.parts())) {
        if (step.layer().name().equals(layer)
            && nest.out().tensor().equals(step.layer().value())) {
          Expr.Var z = nest.reads().get(0).variable();
          Expr derivative = Derivative.of(nest.expression(), z);
          double[] inputs = example.of(nest.reads().get(0).tensor());
          double[] slopes = new double[inputs.length];
          for (int k = 0; k < slopes.length; k++) {
            Map<String, Double> values = new HashMap<>(Map.of(z.name(), inputs[k]));
            slopes[k] = Evaluator.evaluate(derivative, values);
          }
          return FormulaValue.of(slopes);
        }
      }
    }
    throw new AssertionError(layer);
  }

  private static Tensor tensor(Program program, String layer, String name) {
    for (Parameter parameter : program.layer(layer).parameters()) {
      if (parameter.tensor().name().equals(name)) {
        return parameter.tensor();
      }
    }
    Tensor value = program.value(layer);
    return value.name().equals(name)
        ? value
        : new Tensor(layer, name, Role.VALUE, false, value.indices());
  }
}
