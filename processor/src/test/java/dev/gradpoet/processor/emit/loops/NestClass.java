package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Storage;
import dev.gradpoet.processor.emit.kernel.Storages;
import dev.gradpoet.processor.emit.products.ProductWriter;
import dev.gradpoet.processor.emit.statement.JavaPrinter;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Lowering;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Step;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/** A class whose method {@code run} computes parts, forward and backward, from values in fields. */
final class NestClass {
  /** The distance of samples in padded storage, of values that have as many units as their layer. */
  private static final int ROW = 32;

  private final NestProgram nests;
  private final Plan plan;
  private final Names names;
  private final Storages storages;
  private final TypeSpec.Builder type;

  NestClass(String name, NestProgram nests, Samples samples) {
    this.nests = nests;
    this.plan = new Plan(nests.program, Lowering.LOOPS, Optional.empty());
    this.names = new Names(nests.program);
    this.storages = new Storages(plan, names, samples);
    this.type = TypeSpec.classBuilder(name).addModifiers(Modifier.PUBLIC, Modifier.FINAL);
  }

  Plan plan() {
    return plan;
  }

  Names names() {
    return names;
  }

  Storages storages() {
    return storages;
  }

  /** The field that holds {@code tensor}, of the program. */
  String field(Tensor tensor) {
    return names.of(tensor);
  }

  /** The source, with the statements that {@code lowering} writes for a step. */
  String source(Function<Step, List<Statement>> lowering) {
    Helpers helpers = new Helpers(names);
    JavaPrinter printer = new JavaPrinter(helpers);
    constants();
    Set<Tensor> tensors = new LinkedHashSet<>();
    for (Nest nest : Part.nests(nests.forward.parts())) {
      add(nest, tensors);
    }
    for (Nest nest : Part.nests(nests.backward.parts())) {
      add(nest, tensors);
    }
    for (Tensor tensor : tensors) {
      type.addField(field(storages.of(tensor)));
    }
    ProductWriter.plain(plan).fields().forEach(type::addField);
    type.addField(given("parameters")).addField(given("gradient"));
    type.addMethod(MethodSpec.methodBuilder("gradient")
        .addModifiers(Modifier.PRIVATE)
        .returns(float[].class)
        .addStatement("return gradient")
        .build());
    method("forward", printer.write(lowering.apply(nests.forward)));
    method("backward", printer.write(lowering.apply(nests.backward)));
    helpers.methods().forEach(type::addMethod);
    return JavaFile.builder("random", type.build()).indent("  ").build().toString();
  }

  private void method(String name, CodeBlock body) {
    type.addMethod(MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC)
        .addParameter(float[].class, "x")
        .addParameter(int.class, "at")
        .addParameter(int.class, "n")
        .addCode(body)
        .build());
  }

  private static FieldSpec given(String name) {
    return FieldSpec.builder(float[].class, name, Modifier.PUBLIC)
        .initializer("new float[0]")
        .build();
  }

  private void constants() {
    Map<String, Integer> values = new LinkedHashMap<>();
    values.put("INPUTS", nests.program.inputs());
    values.put("n", RandomNestLoopsTest.SAMPLES);
    for (String layer : List.of("net", "given")) {
      values.put(names.layerConstant(layer, "ROW"), ROW);
      values.put(names.layerConstant(layer, "UNITS"), nests.program.value(layer).size(1));
    }
    for (Parameter parameter : nests.program.parameters()) {
      values.put(names.start(parameter), parameter.offset());
      parameter.tensor().indices().forEach(index -> width(index, values));
    }
    for (List<Step> steps : List.of(nests.program.forward(), nests.program.backward())) {
      for (Step step : steps) {
        for (Nest nest : Part.nests(step.parts())) {
          nest.loops().forEach(index -> width(index, values));
          nest.out().tensor().indices().forEach(index -> width(index, values));
          nest.operands()
              .forEach(tensor -> tensor.indices().forEach(index -> width(index, values)));
        }
      }
    }
    values.forEach((name, value) -> type.addField(
        FieldSpec.builder(int.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .initializer("$L", value)
            .build()));
  }

  private void width(Index index, Map<String, Integer> values) {
    if (!index.isBatch()) {
      values.put(names.width(index), index.extent());
    }
  }

  private static void add(Nest nest, Set<Tensor> tensors) {
    tensors.add(nest.out().tensor());
    tensors.addAll(nest.operands());
    for (Access read : nest.reads()) {
      tensors.add(read.tensor());
    }
    tensors.removeIf(
        tensor -> tensor.isParameter() || (tensor.role() == Role.INPUT && !tensor.isGradient()));
  }

  // public float[] netV3 = new float[n * NET_ROW];
  private static FieldSpec field(Storage storage) {
    return storage.form() == Storage.Form.NUMBER
        ? FieldSpec.builder(float.class, storage.array(), Modifier.PUBLIC).build()
        : FieldSpec.builder(float[].class, storage.array(), Modifier.PUBLIC)
            .initializer(storage.creation())
            .build();
  }
}
