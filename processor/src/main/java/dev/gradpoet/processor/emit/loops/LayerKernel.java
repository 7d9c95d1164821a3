package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Kernel;
import dev.gradpoet.processor.emit.kernel.NamedCells;
import dev.gradpoet.processor.emit.kernel.SampleKernel;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Scratch;
import dev.gradpoet.processor.emit.kernel.Storage;
import dev.gradpoet.processor.emit.kernel.Storages;
import dev.gradpoet.processor.emit.kernel.Weighting;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Layers as methods over one sample or several, with their values in arrays. */
public final class LayerKernel implements Kernel, SampleKernel {
  private final Plan plan;
  private final Program program;
  private final Names names;
  private final Samples samples;
  private final Storages storages;
  private final LayerArrays arrays;
  private final Contractions contractions;
  private final LayerMethods methods;

  private LayerKernel(
      Plan plan, Names names, Helpers helpers, Samples samples, Contractions contractions) {
    this.plan = plan;
    this.program = plan.program();
    this.names = names;
    this.samples = samples;
    this.storages = new Storages(plan, names, samples);
    this.arrays = new LayerArrays(plan, storages);
    this.contractions = contractions;
    this.methods = new LayerMethods(plan, names, helpers, samples, storages, contractions);
  }

  /** Layers of one sample, in loops. */
  public static LayerKernel loops(Plan plan, Names names, Helpers helpers) {
    return new LayerKernel(plan, names, helpers, Samples.ONE, Contractions.NONE);
  }

  /** Layers of several samples. */
  public static LayerKernel batch(
      Plan plan, Names names, Helpers helpers, Contractions contractions) {
    return new LayerKernel(plan, names, helpers, Samples.PADDED, contractions);
  }

  @Override
  public Samples samples() {
    return samples;
  }

  @Override
  public String training() {
    return names.method("accumulate" + samples.suffix());
  }

  @Override
  public String prediction() {
    return names.method("forward");
  }

  @Override
  public NamedCells cells() {
    Map<String, Tensor> all = NamedCells.arguments(program);
    Map<String, NamedCells.At> variables = new LinkedHashMap<>();
    for (Layer layer : program.layers()) {
      for (Tensor tensor : plan.tensors(layer)) {
        Storage storage = storages.of(tensor);
        if (storage.isNumber()) {
          variables.put(storage.array(), new NamedCells.At(tensor, 0));
        } else {
          all.put(storage.array(), tensor);
        }
      }
    }
    Tensor loss = program.sampleLoss();
    variables.put(names.of(loss), new NamedCells.At(loss, 0));
    return new NamedCells(variables, all);
  }

  @Override
  public List<FieldSpec> fields() {
    if (!samples.isBatch()) {
      return arrays.fields();
    }
    List<FieldSpec> fields = new ArrayList<>(contractions.fields());
    fields.addAll(scratch().fields());
    return fields;
  }

  @Override
  public List<MethodSpec> methods() {
    return methods.methods();
  }

  @Override
  public List<MethodSpec> helpers() {
    if (!samples.isBatch()) {
      return List.of();
    }
    List<MethodSpec> helpers = methods.helpers();
    helpers.addAll(scratch().methods());
    return helpers;
  }

  private Scratch scratch() {
    List<Scratch.Array> all = arrays.ofBatch();
    all.addAll(contractions.arrays());
    return new Scratch(names, samples, all);
  }

  @Override
  public CodeBlock makeRoom(Scratch.Use use, String count) {
    return samples.isBatch() ? scratch().make(use, count) : CodeBlock.builder().build();
  }

  @Override
  public CodeBlock predict(CodeBlock at, CodeBlock to) {
    Storage output = storages.of(program.output());
    CodeBlock copy = CodeBlock.builder()
        .addStatement(
            "$T.arraycopy($L, out, $L$L, $L)",
            System.class,
            output.from("b"),
            to,
            samples.isBatch() ? " + b * " + output.length() : "",
            output.length())
        .build();
    return CodeBlock.builder()
        .addStatement(
            "$N(x, $L$L$L)",
            names.method("forward"),
            at,
            samples.isBatch() ? ", n" : "",
            program.draws() ? ", false" : "")
        .add(samples.each(copy))
        .build();
  }

  @Override
  public CodeBlock loss(CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting) {
    return call("loss", at, target, to, weighting);
  }

  @Override
  public CodeBlock accumulate(CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting) {
    return call("accumulate", at, target, to, weighting);
  }

  private CodeBlock call(
      String what, CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting) {
    return CodeBlock.of(
        "$N(x, $L, $L, $L$L$L)",
        names.method(what + samples.suffix()),
        at,
        target,
        to,
        weighting.argument(samples),
        samples.isBatch() ? ", n" : "");
  }

  @Override
  public CodeBlock observe(CodeBlock at) {
    CodeBlock.Builder body = CodeBlock.builder()
        .addStatement(
            "$N(x, $L$L$L)",
            names.method("forward"),
            at,
            samples.isBatch() ? ", 1" : "",
            program.draws() ? ", false" : "");
    for (Layer layer : program.layers()) {
      if (layer.draws().isEmpty()) {
        Storage storage = storages.of(layer.value());
        CodeBlock values = samples.isBatch()
            ? CodeBlock.of("$T.copyOf($N, $L)", Arrays.class, storage.array(), storage.length())
            : CodeBlock.of("$N", storage.array());
        body.addStatement("observer.layer($S, $L)", layer.name(), values);
      }
    }
    return body.build();
  }

  @Override
  public List<CodeBlock> copies(Layer layer) {
    Tensor value = program.value(layer.name());
    Tensor z = value.sibling(Quantity.WEIGHTED_INPUT);
    return List.of(
        CodeBlock.of("$N::clone", names.of(z)),
        CodeBlock.of("$N::clone", names.of(value)),
        CodeBlock.of("$N::clone", names.of(z.gradient())));
  }
}
