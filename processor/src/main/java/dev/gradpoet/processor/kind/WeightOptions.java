package dev.gradpoet.processor.kind;

import dev.gradpoet.Activation;
import dev.gradpoet.Initialization;
import dev.gradpoet.processor.layer.Activations;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.problem.Messages;
import dev.gradpoet.processor.problem.Range;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.ParameterRole;
import dev.gradpoet.processor.program.Start;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/** The options of weights, which several kinds of layers have: how they start, and their penalties. */
final class WeightOptions {
  private WeightOptions() {}

  static void check(LayerModel layer, Activation activation, OptionRules rules) {
    String scale = "initializationScale";
    switch (initialization(layer, activation)) {
      case CONSTANT -> rules.within(Range.FINITE, scale);
      case UNIFORM, NORMAL -> rules.within(Range.POSITIVE, scale);
      default ->
        rules.unused(
            scale,
            Messages.unusedInitializationScale(layer.name(), initialization(layer, activation)));
    }
    rules.within(Range.PENALTY, "l1");
    rules.within(Range.PENALTY, "l2");
  }

  /** The penalties, where there are any. */
  static Map<String, Object> described(LayerModel layer) {
    Map<String, Object> described = new LinkedHashMap<>();
    for (String option : new String[] {"l1", "l2"}) {
      double value = layer.options().number(option);
      if (value != 0) {
        described.put(option, value);
      }
    }
    return described;
  }

  /** The weights {@code tensor} of {@code layer}. */
  static Parameter weights(
      LayerModel layer, Activation activation, Tensor tensor, int fanIn, int fanOut) {
    return Parameter.of(
            "weights",
            tensor,
            ParameterRole.WEIGHTS,
            start(layer, initialization(layer, activation), fanIn, fanOut))
        .penalised(layer.options().number("l1"), layer.options().number("l2"));
  }

  /** What is declared; where nothing is, what suits the activation. */
  private static Initialization initialization(LayerModel layer, Activation activation) {
    Initialization declared = layer.options().choice("initialization", Initialization.class);
    if (declared != Initialization.DEFAULT) {
      return declared;
    }
    return Activations.of(activation, 0, 1).initialization();
  }

  private static Start start(
      LayerModel layer, Initialization initialization, int fanIn, int fanOut) {
    OptionalDouble scale = OptionalDouble.of(layer.options().number("initializationScale"));
    return switch (initialization) {
      case GLOROT_UNIFORM -> fan("glorotUniform", fanIn, fanOut);
      case GLOROT_NORMAL -> fan("glorotNormal", fanIn, fanOut);
      case HE_UNIFORM -> fan("heUniform", fanIn, fanOut);
      case HE_NORMAL -> fan("heNormal", fanIn, fanOut);
      case LECUN_UNIFORM -> fan("lecunUniform", fanIn, fanOut);
      case LECUN_NORMAL -> fan("lecunNormal", fanIn, fanOut);
      case ORTHOGONAL -> fan("orthogonal", fanIn, fanOut);
      case UNIFORM -> new Start("uniform", fanIn, fanOut, scale, true);
      case NORMAL -> new Start("normal", fanIn, fanOut, scale, true);
      case CONSTANT -> new Start("constant", fanIn, fanOut, scale, false);
      case ZEROS -> Start.ZEROS;
      case DEFAULT -> throw new IllegalArgumentException("the default was to be resolved");
    };
  }

  private static Start fan(String initializer, int fanIn, int fanOut) {
    return new Start(initializer, fanIn, fanOut, OptionalDouble.empty(), true);
  }
}
