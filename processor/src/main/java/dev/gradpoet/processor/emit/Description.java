package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.CodeBlocks;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** What a generated class says of its network to the runtime. */
final class Description {
  /** How many layers are described in one chain of calls. */
  private static final int AT_ONCE = 24;

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
  /** The architecture; of a deep network, by methods for some layers each: compilers and virtual machines have their limits. */
  FieldSpec architecture() {
    CodeBlock.Builder value = CodeBlock.builder();
    if (isDeep()) {
      value.add("$N()", names.function("describe"));
    } else {
      begin(value);
      for (Layer layer : program.layers()) {
        layer(layer, value);
      }
      line(CodeBlock.of(".build()"), value);
    }
    return FieldSpec.builder(
            RuntimeTypes.ARCHITECTURE,
            "ARCHITECTURE",
            Modifier.PRIVATE,
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(value.build())
        .build();
  }

  private boolean isDeep() {
    return program.layers().size() > AT_ONCE;
  }

  private void begin(CodeBlock.Builder value) {
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
    options(program.lossFunction().options(), value);
  }

  // private static Architecture describe() {
  //   final ArchitectureBuilder builder = Architecture.of("demo.Deep", INPUTS, "cross_entropy");
  //   describe0(builder);
  //   …
  //   return builder.build();
  // }
  /** The methods of a deep network; none of others. */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    if (!isDeep()) {
      return methods;
    }
    CodeBlock.Builder start = CodeBlock.builder();
    begin(start);
    MethodSpec.Builder all = method("describe")
        .returns(RuntimeTypes.ARCHITECTURE)
        .addStatement("final $T builder = $L", RuntimeTypes.ARCHITECTURE_BUILDER, start.build());
    for (int from = 0; from < program.layers().size(); from += AT_ONCE) {
      String name = "describe" + from / AT_ONCE;
      MethodSpec.Builder some =
          method(name).addParameter(RuntimeTypes.ARCHITECTURE_BUILDER, "builder");
      int to = Math.min(program.layers().size(), from + AT_ONCE);
      for (Layer layer : program.layers().subList(from, to)) {
        CodeBlock.Builder calls = CodeBlock.builder().add("builder");
        layer(layer, calls);
        some.addStatement("$L", calls.build());
      }
      methods.add(some.build());
      all.addStatement("$N(builder)", names.function(name));
    }
    methods.add(0, all.addStatement("return builder.build()").build());
    return methods;
  }

  private MethodSpec.Builder method(String name) {
    return MethodSpec.methodBuilder(names.function(name))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC);
  }

  private void layer(Layer layer, CodeBlock.Builder value) {
    CodeBlock.Builder line = CodeBlock.builder()
        .add(".layer($S, $S,$W$L)", layer.name(), layer.kind(), extents(layer.shape()));
    if (!layer.isChained()) {
      List<CodeBlock> inputs = new ArrayList<>();
      for (String input : layer.inputs()) {
        inputs.add(CodeBlock.of("$S", input.isEmpty() ? program.input().name() : input));
      }
      line.add(".from($L)", CodeBlocks.joined(inputs, ", "));
    }
    if (!layer.activation().isEmpty()) {
      line.add(".activation($S)", layer.activation());
    }
    line(line.build(), value);
    options(layer.options(), value);
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
    List<CodeBlock> widths = new ArrayList<>();
    for (Index index : indices) {
      widths.add(CodeBlock.of("$N", names.width(index)));
    }
    return CodeBlocks.joined(widths, ",$W");
  }

  private static void options(Map<String, ?> options, CodeBlock.Builder value) {
    for (Map.Entry<String, ?> option : options.entrySet()) {
      option(option.getKey(), option.getValue(), value);
    }
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
