package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Start;
import java.util.List;
import javax.lang.model.element.Modifier;

/** How a generated network draws its first weights, or gets those that come with its class. */
final class Creation {
  private final Program program;
  private final Names names;
  private final ClassName self;

  Creation(Program program, Names names, ClassName self) {
    this.program = program;
    this.names = names;
    this.self = self;
  }

  // public static IrisNetwork create(long seed) {
  //   final float[] p = new float[PARAMETERS];
  //   final SplitMix64 random = new SplitMix64(seed);
  //   Initializers.glorotUniform(p, HIDDEN_WEIGHTS, INPUTS, HIDDEN, random);
  //   return new IrisNetwork(p);
  // }
  MethodSpec create() {
    MethodSpec.Builder method = MethodSpec.methodBuilder("create")
        .addJavadoc("A network with weights drawn from {@code seed}; biases are zero.\n")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addParameter(long.class, "seed")
        .addStatement("final float[] p = new float[PARAMETERS]");
    boolean draws = program.draws();
    for (Parameter parameter : program.parameters()) {
      draws |= parameter.start().draws();
    }
    if (draws) {
      method.addStatement(
          "final $T random = new $T(seed)", RuntimeTypes.SPLIT_MIX, RuntimeTypes.SPLIT_MIX);
    }
    for (Parameter parameter : program.parameters()) {
      Start start = parameter.start();
      if (!start.isZeros()) {
        method.addStatement(
            "$T.$L(p, $N, $L, $L)",
            RuntimeTypes.INITIALIZERS,
            start.initializer(),
            names.start(parameter),
            size(parameter),
            arguments(start));
      }
    }
    if (draws && !program.draws()) {
      return method.addStatement("return new $T(p)", self).build();
    }
    return method
        .addStatement("final $T network = new $T(p)", self, self)
        .addStatement(
            program.draws()
                ? "network.random.seed(random.nextLong())"
                : "network.dropoutSeed(seed)")
        .addStatement("return network")
        .build();
  }

  // public static IrisNetwork pretrained() {
  //   final String resource = "IrisNetwork.safetensors";
  //   return Weights.of(new IrisNetwork(new float[PARAMETERS]))
  //       .loadResource(resource, IrisNetwork.class.getResourceAsStream(resource));
  // }
  MethodSpec pretrained() {
    String resource = self.simpleName() + ".safetensors";
    return MethodSpec.methodBuilder("pretrained")
        .addJavadoc("""
            A network with the weights of the resource {@code $L} beside this class.

            @throws java.io.UncheckedIOException if it is missing, broken or of another network
            """, resource)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(self)
        .addStatement("final $T resource = $S", String.class, resource)
        .addStatement(
            "return $T.of(new $T(new float[PARAMETERS]))\n.loadResource(resource,$W$T.class.getResourceAsStream(resource))",
            RuntimeTypes.WEIGHTS,
            self,
            self)
        .build();
  }

  /** Inputs and units of a matrix; of others, their number and what each value is computed from and goes into. */
  private CodeBlock size(Parameter parameter) {
    List<Index> matrix = Index.flattened(parameter.tensor().indices());
    Start start = parameter.start();
    boolean isMatrix = matrix.size() == 2
        && matrix.get(0).extent() == start.fanIn()
        && matrix.get(1).extent() == start.fanOut();
    if (isMatrix) {
      return CodeBlock.of("$N, $N", names.width(matrix.get(0)), names.width(matrix.get(1)));
    }
    int columns = matrix.get(matrix.size() - 1).extent();
    return start.takesMatrix()
        ? CodeBlock.of("$L, $L", parameter.size() / columns, columns)
        : CodeBlock.of("$L, $L, $L", parameter.size(), start.fanIn(), start.fanOut());
  }

  private static CodeBlock arguments(Start start) {
    if (!start.draws()) {
      return CodeBlock.of("$L", start.scale().orElseThrow());
    }
    return start.scale().isPresent()
        ? CodeBlock.of("random, $L", start.scale().getAsDouble())
        : CodeBlock.of("random");
  }
}
