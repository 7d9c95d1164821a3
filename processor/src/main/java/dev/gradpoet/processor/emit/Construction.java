package dev.gradpoet.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import dev.gradpoet.processor.declared.Deprecation;
import dev.gradpoet.processor.emit.code.CodeBlocks;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.emit.kernel.Kernel;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** How a generated network comes into being, and what it says about itself. */
final class Construction {
  private final Plan plan;
  private final Program program;
  private final Names names;
  private final ClassName self;
  private final Kernel kernel;

  Construction(Plan plan, Names names, ClassName self, Kernel kernel) {
    this.plan = plan;
    this.program = plan.program();
    this.names = names;
    this.self = self;
    this.kernel = kernel;
  }

  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    fields.add(FieldSpec.builder(float[].class, "parameters", Modifier.PRIVATE, Modifier.FINAL)
        .build());
    fields.add(FieldSpec.builder(float[].class, "gradient", Modifier.PRIVATE)
        .initializer("NONE")
        .build());
    if (program.draws()) {
      fields.add(
          FieldSpec.builder(RuntimeTypes.SPLIT_MIX, "random", Modifier.PRIVATE, Modifier.FINAL)
              .initializer("new $T(0)", RuntimeTypes.SPLIT_MIX)
              .build());
    }
    if (plan.simd().isPresent()) {
      fields.add(FieldSpec.builder(
              ParameterizedTypeName.get(ClassName.get(Optional.class), simd()),
              "simd",
              Modifier.PRIVATE,
              Modifier.FINAL)
          .addJavadoc("The same with the Vector API, where that is there: it then does the work.\n")
          .build());
    }
    return fields;
  }

  private ClassName simd() {
    return self.peerClass(program.type().simdName());
  }

  private String outputs() {
    return names.layerConstant(program.output().layer(), "UNITS");
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    Creation creation = new Creation(program, names, self);
    methods.add(creation.create());
    methods.add(creation.pretrained());
    for (Layer layer : program.layers()) {
      methods.add(accessor(layer));
      if (layer.hasEdges()) {
        methods.add(declared(layer));
      }
    }
    // What the type declares, too, would clash with the default of the runtime's interface.
    if (program.type().memberNames().contains("inputs")) {
      methods.add(returns("inputs", "INPUTS", int.class));
    }
    if (program.type().memberNames().contains("outputs")) {
      methods.add(returns("outputs", outputs(), int.class));
    }
    methods.add(MethodSpec.methodBuilder("architecture")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(RuntimeTypes.ARCHITECTURE)
        .addStatement("return ARCHITECTURE")
        .build());
    methods.add(returns("parameters", "parameters", float[].class));
    methods.add(gradient());
    methods.add(fork());
    if (plan.simd().isPresent()) {
      methods.add(backend());
    }
    if (program.draws()) {
      methods.add(dropoutSeed());
    }
    return methods;
  }

  private static MethodSpec returns(String name, String value, Class<?> type) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type)
        .addStatement("return $N", value)
        .build();
  }

  // @Override
  // public float[] gradient() {
  //   if (gradient.length == 0) {
  //     gradient = new float[PARAMETERS];
  //   }
  //   return gradient;
  // }
  private static MethodSpec gradient() {
    return MethodSpec.methodBuilder("gradient")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(float[].class)
        .beginControlFlow("if (gradient.length == 0)")
        .addStatement("gradient = new float[PARAMETERS]")
        .endControlFlow()
        .addStatement("return gradient")
        .build();
  }

  // public IrisNetwork(float[] parameters) {
  //   Checks.length("parameters", parameters.length, PARAMETERS);
  //   this.parameters = parameters;
  // }
  MethodSpec constructor() {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
        .addJavadoc("""
            A network over {@code parameters}, which it uses as they are, not a copy.

            @throws java.lang.IllegalArgumentException if they are not $L values
            """, plan.program().parameterCount())
        .addModifiers(Modifier.PUBLIC)
        .addParameter(float[].class, "parameters")
        .addStatement(
            "$T.length($S, parameters.length, PARAMETERS)", RuntimeTypes.CHECKS, "parameters")
        .addStatement("this.parameters = parameters");
    if (plan.simd().isPresent()) {
      constructor.addStatement(
          "this.simd = $T.usesSimd($T.class) && $T.SUPPORTED$W? $T.of(new $T(this, parameters$L))$W: $T.empty()",
          RuntimeTypes.BACKEND,
          self,
          simd(),
          Optional.class,
          simd(),
          program.draws() ? ", random" : "",
          Optional.class);
    }
    return constructor.build();
  }

  // @Override
  // public Backend backend() {
  //   return simd.isPresent() ? Backend.SIMD : Backend.PLAIN;
  // }
  private static MethodSpec backend() {
    return MethodSpec.methodBuilder("backend")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(RuntimeTypes.BACKEND)
        .addStatement(
            "return simd.isPresent() ? $T.SIMD : $T.PLAIN",
            RuntimeTypes.BACKEND,
            RuntimeTypes.BACKEND)
        .build();
  }

  // @Override
  // public Layer hidden() {
  //   return Layer.of(ARCHITECTURE.layers().get(0), this);
  // }
  private MethodSpec accessor(Layer layer) {
    boolean isInspectable = plan.keepsValues() && layer.draws().isEmpty();
    CodeBlock value = CodeBlock.of(
        "$T.of(ARCHITECTURE.layers().get($L), this)",
        RuntimeTypes.LAYER,
        program.layers().indexOf(layer));
    if (isInspectable) {
      value = CodeBlock.of(
          "$T.of(\n$L,\n$L)",
          RuntimeTypes.INSPECTABLE_LAYER,
          value,
          CodeBlocks.joined(copies(layer), ",\n"));
    }
    MethodSpec.Builder method = MethodSpec.methodBuilder(layer.name())
        .returns(isInspectable ? RuntimeTypes.INSPECTABLE_LAYER : RuntimeTypes.LAYER)
        .addStatement("return $L", value);
    if (layer.hasEdges()) {
      return method
          .addModifiers(Modifier.PUBLIC)
          .addJavadoc("The layer, which takes $L.\n", String.join(" and ", layer.inputs()))
          .build();
    }
    return implementing(layer, method.addAnnotation(Override.class));
  }

  /** What a layer keeps of a pass; one without weighted inputs, its values: only loops have such layers, with an array for each. */
  private List<CodeBlock> copies(Layer layer) {
    return plan.hasWeightedInputs(layer)
        ? kernel.copies(layer)
        : List.of(CodeBlock.of("$N::clone", names.of(layer.value())));
  }

  // @Override
  // public Layer sum(Layer edges, Layer shapes) {
  //   return sum();
  // }
  /** The method as it is declared, whose parameters say what the layer takes, and no more. */
  private MethodSpec declared(Layer layer) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(layer.name())
        .addAnnotation(Override.class)
        .returns(RuntimeTypes.LAYER)
        .addStatement("return $N()", layer.name());
    for (String input : layer.inputs()) {
      method.addParameter(RuntimeTypes.LAYER, names.local(input + "Layer"));
    }
    return implementing(layer, method);
  }

  /** A method that the declared type has, too. */
  private MethodSpec implementing(Layer layer, MethodSpec.Builder method) {
    Deprecation deprecation = program.lint().deprecatedLayers().get(layer.name());
    if (deprecation != null) {
      method.addAnnotation(ClassAnnotations.of(deprecation));
    }
    switch (layer.visibility()) {
      case "public" -> method.addModifiers(Modifier.PUBLIC);
      case "protected" -> method.addModifiers(Modifier.PROTECTED);
      default -> {}
    }
    return method.build();
  }

  // @Override
  // public IrisNetwork fork() {
  //   return new IrisNetwork(parameters);
  // }
  private MethodSpec fork() {
    MethodSpec.Builder method = MethodSpec.methodBuilder("fork")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(self);
    if (!program.draws()) {
      return method.addStatement("return new $T(parameters)", self).build();
    }
    return method
        .addStatement("final $T network = new $T(parameters)", self, self)
        .addStatement("network.random.seed(random.nextLong())")
        .addStatement("return network")
        .build();
  }

  private static MethodSpec dropoutSeed() {
    return MethodSpec.methodBuilder("dropoutSeed")
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(long.class, "seed")
        .addStatement("random.seed(seed)")
        .build();
  }

  /** What the kernel needs of the generator; nothing without dropout. */
  List<MethodSpec> helperMethods() {
    if (!program.draws()) {
      return List.of();
    }
    return List.of(MethodSpec.methodBuilder(names.method("mask"))
        .addJavadoc("A factor of dropout: 0 with probability {@code rate}, else 1 / (1 − rate).\n")
        .addModifiers(Modifier.PRIVATE)
        .returns(float.class)
        .addParameter(float.class, "rate")
        .addStatement("return random.nextFloat() < rate ? 0 : 1 / (1 - rate)")
        .build());
  }
}
