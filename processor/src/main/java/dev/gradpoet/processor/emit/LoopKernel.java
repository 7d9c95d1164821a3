package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.gradpoet.processor.derive.Program;
import dev.gradpoet.processor.derive.Step;
import dev.gradpoet.processor.model.DenseModel;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.model.LayerModel;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Reduce;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.LoopGroup;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** One method for each layer and direction, in loops with constant bounds; values in one array a layer. */
final class LoopKernel implements Kernel {
  private final Plan plan;
  private final Program program;
  private final Names names;
  private final Helpers helpers;
  private final Comments comments;
  private final Map<Expr, Tensor> tensors = new HashMap<>();
  private final boolean hasDropout;

  LoopKernel(Plan plan, Names names, Helpers helpers) {
    this.plan = plan;
    this.program = plan.program();
    this.names = names;
    this.helpers = helpers;
    this.comments = new Comments(program);
    this.hasDropout = program.network().hasDropout();
    program.tensors().forEach(tensor -> tensors.put(tensor.variable(), tensor));
  }

  // private final float[] hidden = new float[HIDDEN];
  // private final float[] dHidden = new float[HIDDEN];
  @Override
  public List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    for (Step step : program.forward()) {
      Tensor value = program.value(step.layer().name());
      if (step.layer() instanceof DropoutModel) {
        fields.add(array(value, new Tensor(value.layer(), Quantity.MASK, false, value.indices())));
      } else if (plan.storesWeightedInputs(value)) {
        fields.add(array(
            value, new Tensor(value.layer(), Quantity.WEIGHTED_INPUT, false, value.indices())));
      }
      fields.add(array(value, value));
      if (plan.hasGradient(step.layer())) {
        fields.add(array(value, value.gradient()));
      }
      for (Nest nest : step.nests()) {
        if (nest instanceof Reduce) {
          fields.add(FieldSpec.builder(float.class, names.of(nest.out()), Modifier.PRIVATE)
              .addJavadoc(
                  "log Σ exp(z): with the logits z, all that the loss needs, whatever their size.\n")
              .build());
        }
      }
    }
    return fields;
  }

  private FieldSpec array(Tensor value, Tensor tensor) {
    return FieldSpec.builder(float[].class, names.of(tensor), Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new float[$L]", units(value))
        .build();
  }

  private String units(Tensor value) {
    return value.layer().isEmpty() ? "INPUTS" : names.layerConstant(value.layer(), "UNITS");
  }

  @Override
  public List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(forwardAll());
    for (Step step : program.forward()) {
      methods.add(forward(step));
    }
    methods.add(loss());
    methods.add(lossOne());
    methods.add(accumulateOne());
    for (Step step : program.backward()) {
      if (!step.nests().isEmpty()) {
        methods.add(backward(step));
      }
    }
    return methods;
  }

  // private void forward(float[] x, int at) {
  //   forwardHidden(x, at);
  //   forwardOutput();
  // }
  private MethodSpec forwardAll() {
    MethodSpec.Builder method = MethodSpec.methodBuilder(names.method("forward"))
        .addJavadoc("Computes all layers for the sample at {@code x[at]}.\n")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(float[].class, "x")
        .addParameter(int.class, "at");
    if (hasDropout) {
      method.addParameter(boolean.class, "training");
    }
    for (Step step : program.forward()) {
      String arguments = readsInput(step.nests()) ? "x, at" : "";
      if (step.layer() instanceof DropoutModel) {
        arguments += arguments.isEmpty() ? "training" : ", training";
      }
      method.addStatement("$N($L)", names.forward(step.layer().name()), arguments);
    }
    return method.build();
  }

  private MethodSpec forward(Step step) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(
            names.forward(step.layer().name()))
        .addJavadoc("$L.\n", Comments.html(comments.forward(step)))
        .addModifiers(Modifier.PRIVATE);
    addInput(method, step.nests());
    if (step.layer() instanceof DropoutModel dropout) {
      method.addParameter(boolean.class, "training").addCode(drop(dropout, (Pointwise)
          step.nests().get(0)));
    } else {
      method.addCode(loops(step));
    }
    return method.build();
  }

  // if (!training) {
  //   System.arraycopy(hidden, 0, thinned, 0, THINNED);
  //   return;
  // }
  // for (int u = 0; u < THINNED; u++) {
  //   thinnedMask[u] = mask(0.2f);
  //   thinned[u] = hidden[u] * thinnedMask[u];
  // }
  private CodeBlock drop(DropoutModel layer, Pointwise nest) {
    Tensor input = nest.operands().get(0);
    Tensor mask = nest.operands().get(1);
    CodeBlock from = input.quantity() == Quantity.INPUT
        ? CodeBlock.of("x, at")
        : CodeBlock.of("$N, 0", names.of(input));
    LoopCells cells = new LoopCells(plan, names, tensors, layer.name());
    return CodeBlock.builder()
        .beginControlFlow("if (!training)")
        .addStatement(
            "$T.arraycopy($L, $N, 0, $L)",
            System.class,
            from,
            names.of(nest.out()),
            units(nest.out()))
        .addStatement("return")
        .endControlFlow()
        .beginControlFlow("for (int u = 0; u < $L; u++)", units(nest.out()))
        .addStatement(
            "$L = $N($L)", cells.cell(mask), names.method("mask"), Literals.of(layer.rate()))
        .add(new LoopWriter(cells, names, helpers).statement(nest))
        .endControlFlow()
        .build();
  }

  // private float loss(float[] t, int to) {
  //   float loss = 0;
  //   for (int u = 0; u < OUTPUT; u++) {
  //     loss += t[to + u] * (logSumExp - logits[u]);
  //   }
  //   return loss;
  // }
  private MethodSpec loss() {
    Pointwise term = (Pointwise) program.loss().get(0);
    LoopCells cells = new LoopCells(plan, names, tensors, program.output().layer());
    return MethodSpec.methodBuilder(names.method("loss"))
        .addJavadoc("$L.\n", Comments.html(comments.loss()))
        .addModifiers(Modifier.PRIVATE)
        .returns(float.class)
        .addParameter(float[].class, "t")
        .addParameter(int.class, "to")
        .addStatement("float loss = 0")
        .beginControlFlow("for (int u = 0; u < $L; u++)", units(program.output()))
        .addCode(new LoopWriter(cells, names, helpers)
            .statement(CodeBlock.of("loss +="), term.expression()))
        .endControlFlow()
        .addStatement("return loss")
        .build();
  }

  // private float lossOne(float[] x, int at, float[] t, int to) {
  //   forward(x, at);
  //   return loss(t, to);
  // }
  private MethodSpec lossOne() {
    return MethodSpec.methodBuilder(names.method("lossOne"))
        .addJavadoc("Returns the loss of one sample.\n")
        .addModifiers(Modifier.PRIVATE)
        .returns(float.class)
        .addParameters(sampleAndTarget())
        .addStatement("$L", callForward(CodeBlock.of("at")))
        .addStatement("return $N(t, to)", names.method("loss"))
        .build();
  }

  // private float accumulateOne(float[] x, int at, float[] t, int to) {
  //   forward(x, at);
  //   final float loss = loss(t, to);
  //   backwardOutput(t, to);
  //   backwardHidden(x, at);
  //   return loss;
  // }
  private MethodSpec accumulateOne() {
    MethodSpec.Builder method = MethodSpec.methodBuilder(names.method("accumulateOne"))
        .addJavadoc(
            "Adds the gradient of the loss of one sample to {@link #gradient} and returns that loss.\n")
        .addModifiers(Modifier.PRIVATE)
        .returns(float.class)
        .addParameters(sampleAndTarget())
        .addStatement("$N(x, at$L)", names.method("forward"), hasDropout ? ", true" : "")
        .addStatement("final float loss = $N(t, to)", names.method("loss"));
    for (Step step : program.backward()) {
      if (!step.nests().isEmpty()) {
        List<String> arguments = new ArrayList<>();
        if (readsInput(step.nests())) {
          arguments.add("x, at");
        }
        if (readsTarget(step.nests())) {
          arguments.add("t, to");
        }
        method.addStatement(
            "$N($L)", names.backward(step.layer().name()), String.join(", ", arguments));
      }
    }
    return method.addStatement("return loss").build();
  }

  private static List<ParameterSpec> sampleAndTarget() {
    return List.of(
        ParameterSpec.builder(float[].class, "x").build(),
        ParameterSpec.builder(int.class, "at").build(),
        ParameterSpec.builder(float[].class, "t").build(),
        ParameterSpec.builder(int.class, "to").build());
  }

  private MethodSpec backward(Step step) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(
            names.backward(step.layer().name()))
        .addJavadoc(
            "$L. $L$L.\n",
            Comments.html(comments.delta(step)),
            comments.gradient(step),
            Comments.propagates(step) ? ", ∂L/∂" + comments.input(step) + " = W δ" : "")
        .addModifiers(Modifier.PRIVATE);
    addInput(method, step.nests());
    if (readsTarget(step.nests())) {
      method.addParameter(float[].class, "t").addParameter(int.class, "to");
    }
    return method.addCode(loops(step)).build();
  }

  private void addInput(MethodSpec.Builder method, List<Nest> nests) {
    if (readsInput(nests)) {
      method.addParameter(float[].class, "x").addParameter(int.class, "at");
    }
  }

  private CodeBlock loops(Step step) {
    CodeBlock.Builder body = CodeBlock.builder();
    if (step.nests().stream()
        .flatMap(nest -> nest.operands().stream())
        .anyMatch(tensor -> tensor.quantity().isParameter())) {
      body.addStatement("final float[] p = parameters");
    }
    if (step.nests().stream().anyMatch(nest -> nest.out().quantity().isParameter())) {
      body.addStatement("final float[] g = gradient");
    }
    LoopWriter writer =
        new LoopWriter(new LoopCells(plan, names, tensors, step.layer().name()), names, helpers);
    for (LoopGroup group : LoopGroup.of(step.nests())) {
      body.add(writer.group(group));
    }
    return body.build();
  }

  private static boolean readsInput(List<Nest> nests) {
    return reads(nests, Quantity.INPUT);
  }

  private static boolean readsTarget(List<Nest> nests) {
    return reads(nests, Quantity.TARGET) || reads(nests, Quantity.DISTRIBUTION);
  }

  private static boolean reads(List<Nest> nests, Quantity quantity) {
    return nests.stream()
        .flatMap(nest -> nest.operands().stream())
        .anyMatch(tensor -> tensor.quantity() == quantity);
  }

  @Override
  public CodeBlock predict(CodeBlock at, CodeBlock to) {
    Tensor output = program.output();
    return CodeBlock.builder()
        .addStatement("$L", callForward(at))
        .addStatement(
            "$T.arraycopy($N, 0, out, $L, $L)", System.class, names.of(output), to, units(output))
        .build();
  }

  private CodeBlock callForward(CodeBlock at) {
    return CodeBlock.of("$N(x, $L$L)", names.method("forward"), at, hasDropout ? ", false" : "");
  }

  @Override
  public CodeBlock loss(CodeBlock at, CodeBlock target, CodeBlock to) {
    return CodeBlock.of("$N(x, $L, $L, $L)", names.method("lossOne"), at, target, to);
  }

  @Override
  public CodeBlock accumulate(CodeBlock at, CodeBlock target, CodeBlock to) {
    return CodeBlock.of("$N(x, $L, $L, $L)", names.method("accumulateOne"), at, target, to);
  }

  @Override
  public CodeBlock observe(CodeBlock at) {
    CodeBlock.Builder body = CodeBlock.builder().addStatement("$L", callForward(at));
    for (LayerModel layer : program.network().layers()) {
      if (layer instanceof DenseModel) {
        body.addStatement(
            "observer.layer($S, $N)", layer.name(), names.of(program.value(layer.name())));
      }
    }
    return body.build();
  }

  @Override
  public List<CodeBlock> copies(LayerModel layer) {
    Tensor value = program.value(layer.name());
    Tensor z = new Tensor(layer.name(), Quantity.WEIGHTED_INPUT, false, value.indices());
    return List.of(
        CodeBlock.of("$N::clone", names.of(z)),
        CodeBlock.of("$N::clone", names.of(value)),
        CodeBlock.of("$N::clone", names.of(value.gradient())));
  }
}
