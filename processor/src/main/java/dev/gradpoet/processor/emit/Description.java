package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import java.util.List;
import javax.lang.model.element.Modifier;

/** What a generated class says of its network to the runtime. */
final class Description {
  private final Program program;
  private final Names names;

  Description(Program program, Names names) {
    this.program = program;
    this.names = names;
  }

  // private static final Architecture ARCHITECTURE =
  //     Architecture.of("demo.Iris", INPUTS, "cross_entropy")
  //         .layer("hidden", "dense", HIDDEN).activation("tanh")
  //         .parameter("weights", ParameterRole.WEIGHTS, INPUTS, HIDDEN)
  //         .parameter("biases", ParameterRole.BIASES, HIDDEN)
  //         …
  //         .build();
  FieldSpec architecture() {
    CodeBlock.Builder value = CodeBlock.builder();
    String type = program.type().binaryName();
    String loss = program.lossFunction().name();
    List<Index> input =
        program.input().indices().subList(1, program.input().indices().size());
    if (input.size() == 1) {
      value.add("$>$>\n$T.of($S, INPUTS, $S)$<$<", RuntimeTypes.ARCHITECTURE, type, loss);
    } else {
      value.add("$>$>\n$T.of($S, $S)$<$<", RuntimeTypes.ARCHITECTURE, type, loss);
      line(CodeBlock.of(".input($S, $L)", program.input().name(), extents(input)), value);
    }
    program.lossFunction().options().forEach((name, option) -> option(name, option, value));
    for (Layer layer : program.layers()) {
      layer(layer, value);
    }
    line(CodeBlock.of(".build()"), value);
    return FieldSpec.builder(
            RuntimeTypes.ARCHITECTURE,
            "ARCHITECTURE",
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(value.build())
        .build();
  }

  private void layer(Layer layer, CodeBlock.Builder value) {
    CodeBlock.Builder line = CodeBlock.builder()
        .add(".layer($S, $S,$W$L)", layer.name(), layer.kind(), extents(layer.shape()));
    if (!layer.isChained()) {
      line.add(
          ".from($L)",
          layer.inputs().stream()
              .map(input -> CodeBlock.of("$S", input.isEmpty() ? program.input().name() : input))
              .collect(CodeBlock.joining(", ")));
    }
    if (!layer.activation().isEmpty()) {
      line.add(".activation($S)", layer.activation());
    }
    line(line.build(), value);
    layer.options().forEach((name, option) -> option(name, option, value));
    for (Parameter parameter : layer.parameters()) {
      line(
          CodeBlock.of(
              ".parameter($S, $T.$L,$W$L)",
              parameter.name(),
              RuntimeTypes.PARAMETER_ROLE,
              parameter.role(),
              extents(Index.flattened(parameter.tensor().indices()))),
          value);
    }
  }

  private CodeBlock extents(List<Index> indices) {
    return indices.stream()
        .map(index -> CodeBlock.of("$N", names.width(index)))
        .collect(CodeBlock.joining(",$W"));
  }

  private static void option(String name, Object option, CodeBlock.Builder value) {
    if (option instanceof List<?> sizes) {
      CodeBlock all =
          sizes.stream().map(size -> CodeBlock.of("$L", size)).collect(CodeBlock.joining(", "));
      line(CodeBlock.of(".sizes($S, $L)", name, all), value);
    } else {
      line(
          CodeBlock.of(
              option instanceof String ? ".option($S, $S)" : ".option($S, $L)", name, option),
          value);
    }
  }

  private static void line(CodeBlock call, CodeBlock.Builder value) {
    value.add("\n$>$>$>$>$L$<$<$<$<", call);
  }
}
