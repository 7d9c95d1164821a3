package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradpoet.Activation;
import dev.gradpoet.Loss;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.tiles.PaddedRows;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.model.NetworkModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;

/** The constants of a generated class: widths, where parameters lie, and the architecture. */
final class Constants {
  private final NetworkModel network;
  private final Names names;
  private final Samples samples;

  Constants(NetworkModel network, Names names, Samples samples) {
    this.samples = samples;
    this.network = network;
    this.names = names;
  }

  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    if (samples.isBatch()) {
      fields.add(constant("BATCH", CodeBlock.of("$L", Samples.BATCH)).toBuilder()
          .addJavadoc("How many samples are computed together.\n")
          .build());
    }
    if (hasOnes()) {
      fields.add(FieldSpec.builder(
              float[].class, "ONES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
          .addJavadoc("The weights of samples that are given none.\n")
          .initializer("new float[BATCH]")
          .build());
    }
    fields.add(constant("INPUTS", CodeBlock.of("$L", network.inputs())));
    fields.addAll(widths());
    fields.addAll(offsets());
    return fields;
  }

  private boolean hasOnes() {
    return network.sampleWeights() && samples.isBatch();
  }

  // static {
  //   Arrays.fill(ONES, 1);
  // }
  /** What the constants need besides their initialisers. */
  CodeBlock initializer() {
    return hasOnes()
        ? CodeBlock.builder().addStatement("$T.fill(ONES, 1)", Arrays.class).build()
        : CodeBlock.builder().build();
  }

  // private static final int HIDDEN_ROW = 112;
  /** The distance from one sample to the next where values are padded to whole vectors. */
  List<FieldSpec> rows() {
    List<FieldSpec> fields = new ArrayList<>();
    int units = network.inputs();
    for (LayerModel layer : network.layers()) {
      units = layer instanceof DenseModel dense ? dense.units() : units;
      fields.add(constant(
          names.layerConstant(layer.name(), "ROW"),
          CodeBlock.of("$L", PaddedRows.distance(units))));
    }
    return fields;
  }

  // private static final int HIDDEN = 8;
  private List<FieldSpec> widths() {
    List<FieldSpec> fields = new ArrayList<>();
    String width = "INPUTS";
    for (LayerModel layer : network.layers()) {
      String units = names.layerConstant(layer.name(), "UNITS");
      fields.add(constant(
          units,
          layer instanceof DenseModel dense
              ? CodeBlock.of("$L", dense.units())
              : CodeBlock.of("$N", width)));
      width = units;
    }
    return fields;
  }

  // private static final int HIDDEN_WEIGHTS = 0;
  // private static final int HIDDEN_BIASES = HIDDEN_WEIGHTS + INPUTS * HIDDEN;
  // private static final int PARAMETERS = HIDDEN_BIASES + HIDDEN;
  private List<FieldSpec> offsets() {
    List<FieldSpec> fields = new ArrayList<>();
    CodeBlock offset = CodeBlock.of("0");
    String width = "INPUTS";
    for (LayerModel layer : network.layers()) {
      String units = names.layerConstant(layer.name(), "UNITS");
      if (layer instanceof DenseModel dense) {
        String weights = names.layerConstant(layer.name(), "WEIGHTS");
        fields.add(constant(weights, offset));
        offset = CodeBlock.of("$N + $N * $N", weights, width, units);
        if (dense.bias()) {
          String biases = names.layerConstant(layer.name(), "BIASES");
          fields.add(constant(biases, offset));
          offset = CodeBlock.of("$N + $N", biases, units);
        }
      }
      width = units;
    }
    fields.add(constant("PARAMETERS", offset));
    return fields;
  }

  private static FieldSpec constant(String name, CodeBlock value) {
    return FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  // private static final Architecture ARCHITECTURE =
  //     Architecture.of("demo.Iris", INPUTS, "cross_entropy")
  //         .dense("hidden", HIDDEN, "tanh", true)
  //         .dense("output", OUTPUT, "softmax", true)
  //         .build();
  FieldSpec architecture() {
    CodeBlock.Builder value = CodeBlock.builder()
        .add(
            "$>$>\n$T.of($S, INPUTS, $S)$<$<",
            RuntimeTypes.ARCHITECTURE,
            network.type().binaryName(),
            lower(network.loss()));
    if (network.loss() == Loss.HUBER) {
      option(value, "delta", network.huberDelta());
    }
    for (LayerModel layer : network.layers()) {
      if (layer instanceof DropoutModel dropout) {
        value.add("\n$>$>$>$>.dropout($S, $L)$<$<$<$<", layer.name(), dropout.rate());
      } else {
        dense((DenseModel) layer, value);
      }
    }
    return FieldSpec.builder(
            RuntimeTypes.ARCHITECTURE,
            "ARCHITECTURE",
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(value.add("\n$>$>$>$>.build()$<$<$<$<").build())
        .build();
  }

  private void dense(DenseModel layer, CodeBlock.Builder value) {
    value.add(
        "\n$>$>$>$>.dense($S, $L, $S, $L)$<$<$<$<",
        layer.name(),
        names.layerConstant(layer.name(), "UNITS"),
        lower(layer.activation()),
        layer.bias());
    if (layer.activation() == Activation.LEAKY_RELU) {
      option(value, "slope", layer.slope());
    }
    if (layer.activation() == Activation.ELU) {
      option(value, "alpha", layer.alpha());
    }
    if (layer.l1() != 0) {
      option(value, "l1", layer.l1());
    }
    if (layer.l2() != 0) {
      option(value, "l2", layer.l2());
    }
  }

  private static void option(CodeBlock.Builder value, String name, double option) {
    value.add("\n$>$>$>$>.option($S, $L)$<$<$<$<", name, option);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
