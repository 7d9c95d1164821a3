package dev.gradpoet.processor.emit.loops;

import static dev.gradpoet.processor.emit.kernel.PassParameters.AT;
import static dev.gradpoet.processor.emit.kernel.PassParameters.T;
import static dev.gradpoet.processor.emit.kernel.PassParameters.TO;
import static dev.gradpoet.processor.emit.kernel.PassParameters.X;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.gradpoet.processor.derive.Program;
import dev.gradpoet.processor.derive.Step;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.model.DropoutModel;
import dev.gradpoet.processor.nest.Contract;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Pointwise;
import dev.gradpoet.processor.nest.Quantity;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.LoopGroup;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Writes one method for each layer and direction, over one sample or several, and those that run them in order. */
final class LayerMethods {
  private static final ParameterSpec TRAINING =
      ParameterSpec.builder(boolean.class, "training").build();

  private final Plan plan;
  private final Program program;
  private final Names names;
  private final Helpers helpers;
  private final Comments comments;
  private final Map<Expr, Tensor> tensors;
  private final Samples samples;
  private final LayerStorage storage;
  private final LayerDropout dropout;
  private final LayerLoss loss;
  private final Contractions contractions;

  LayerMethods(
      Plan plan,
      Names names,
      Helpers helpers,
      Samples samples,
      LayerStorage storage,
      Contractions contractions) {
    this.plan = plan;
    this.program = plan.program();
    this.names = names;
    this.helpers = helpers;
    this.comments = new Comments(program);
    this.tensors = program.tensorsByVariable();
    this.samples = samples;
    this.storage = storage;
    this.contractions = contractions;
    this.loss = new LayerLoss(program, names, helpers, samples);
    this.dropout = new LayerDropout(program, names, samples, storage);
  }

  /** The methods in the order in which a pass runs. */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(forwardAll());
    for (Step step : program.forward()) {
      methods.add(forward(step));
    }
    methods.add(loss.method(cells(program.output().layer()), storage.units(program.output())));
    methods.add(lossOfSamples());
    methods.add(accumulateSamples());
    for (Step step : program.backward()) {
      if (!step.nests().isEmpty()) {
        methods.add(backward(step));
      }
    }
    if (samples.isBatch()) {
      methods.addAll(dropout.methods(this::cells));
      methods.addAll(contractions.methods());
    }
    return methods;
  }

  // private void forward(float[] x, int at) {
  //   forwardHidden(x, at);
  //   forwardOutput();
  // }
  private MethodSpec forwardAll() {
    MethodSpec.Builder method = method("forward", forwardParameters())
        .addJavadoc(
            "Computes all layers for the $L at {@code x[at]}.\n",
            samples.isBatch() ? "n samples" : "sample");
    if (samples.isBatch() && program.network().hasDropout()) {
      method.addCode(dropout.callDrawMasks());
    }
    for (Step step : program.forward()) {
      method.addStatement(
          "$N($L)", names.forward(step.layer().name()), Samples.arguments(stepParameters(step)));
    }
    return method.build();
  }

  private List<ParameterSpec> forwardParameters() {
    List<ParameterSpec> parameters = samples.with(List.of(X, AT));
    if (program.network().hasDropout()) {
      parameters.add(TRAINING);
    }
    return parameters;
  }

  /** What the method of one step is given: the data that it reads. */
  private List<ParameterSpec> stepParameters(Step step) {
    List<ParameterSpec> data = new ArrayList<>();
    if (reads(step.nests(), Quantity.INPUT)) {
      data.addAll(List.of(X, AT));
    }
    if (reads(step.nests(), Quantity.TARGET) || reads(step.nests(), Quantity.DISTRIBUTION)) {
      data.addAll(List.of(T, TO));
    }
    if (reads(step.nests(), Quantity.SAMPLE_WEIGHT)) {
      data.addAll(samples.weights(program));
    }
    List<ParameterSpec> parameters = samples.with(data);
    boolean isForward = program.forward().contains(step);
    if (isForward && step.layer() instanceof DropoutModel) {
      parameters.add(TRAINING);
    }
    return parameters;
  }

  private static boolean reads(List<Nest> nests, Quantity quantity) {
    for (Nest nest : nests) {
      for (Tensor tensor : nest.operands()) {
        if (tensor.quantity() == quantity) {
          return true;
        }
      }
    }
    return false;
  }

  private MethodSpec.Builder method(String name, List<ParameterSpec> parameters) {
    return MethodSpec.methodBuilder(names.method(name))
        .addModifiers(Modifier.PRIVATE)
        .addParameters(parameters);
  }

  private MethodSpec forward(Step step) {
    return MethodSpec.methodBuilder(names.forward(step.layer().name()))
        .addJavadoc("$L.\n", Comments.html(comments.forward(step)))
        .addModifiers(Modifier.PRIVATE)
        .addParameters(stepParameters(step))
        .addCode(
            step.layer() instanceof DropoutModel layer
                ? dropout.forward(
                    layer, (Pointwise) step.nests().get(0), cells(step.layer().name()))
                : nests(step))
        .build();
  }

  // private float lossOne(float[] x, int at, float[] t, int to) {
  //   forward(x, at);
  //   return loss(t, to);
  // }
  private MethodSpec lossOfSamples() {
    return method("loss" + samples.suffix(), loss.targets(X, AT))
        .addJavadoc("Returns the loss of $L.\n", samples.isBatch() ? "n samples" : "one sample")
        .returns(float.class)
        .addStatement("$L", callForward(false))
        .addStatement("return $L", loss.call())
        .build();
  }

  private CodeBlock callForward(boolean training) {
    List<ParameterSpec> parameters = samples.with(List.of(X, AT));
    return CodeBlock.of(
        "$N($L$L)",
        names.method("forward"),
        Samples.arguments(parameters),
        program.network().hasDropout() ? ", " + training : "");
  }

  // private float accumulateOne(float[] x, int at, float[] t, int to) {
  //   forward(x, at);
  //   final float loss = loss(t, to);
  //   backwardOutput(t, to);
  //   backwardHidden(x, at);
  //   return loss;
  // }
  private MethodSpec accumulateSamples() {
    MethodSpec.Builder method = method("accumulate" + samples.suffix(), loss.targets(X, AT))
        .addJavadoc(
            "Adds the gradient of the loss of $L to {@link #gradient} and returns that loss.\n",
            samples.isBatch() ? "n samples" : "one sample")
        .returns(float.class)
        .addStatement("$L", callForward(true))
        .addStatement("final float loss = $L", loss.call());
    for (Step step : program.backward()) {
      if (!step.nests().isEmpty()) {
        method.addStatement(
            "$N($L)", names.backward(step.layer().name()), Samples.arguments(stepParameters(step)));
      }
    }
    return method.addStatement("return loss").build();
  }

  private MethodSpec backward(Step step) {
    return MethodSpec.methodBuilder(names.backward(step.layer().name()))
        .addJavadoc(
            "$L. $L$L.\n",
            Comments.html(comments.delta(step)),
            comments.gradient(step),
            Comments.propagates(step) ? ", ∂L/∂" + comments.input(step) + " = W δ" : "")
        .addModifiers(Modifier.PRIVATE)
        .addParameters(stepParameters(step))
        .addCode(nests(step))
        .build();
  }

  LoopCells cells(String layer) {
    return new LoopCells(plan, names, tensors, layer, samples);
  }

  private CodeBlock nests(Step step) {
    CodeBlock.Builder body = CodeBlock.builder();
    boolean readsParameters = false;
    boolean addsToGradient = false;
    for (Nest nest : step.nests()) {
      for (Tensor tensor : nest.operands()) {
        readsParameters |= tensor.quantity().isParameter();
      }
      addsToGradient |= nest.out().quantity().isParameter();
    }
    if (readsParameters) {
      body.addStatement("final float[] p = parameters");
    }
    if (addsToGradient) {
      body.addStatement("final float[] g = gradient()");
    }
    LoopCells cells = cells(step.layer().name());
    if (!samples.isBatch()) {
      loops(step.nests(), cells, body);
      return body.build();
    }
    List<Nest> inLoops = new ArrayList<>();
    for (Nest nest : contractions.separate(step.nests())) {
      Optional<CodeBlock> pass = contractions.pass(nest);
      if (pass.isPresent()) {
        loops(inLoops, cells, body);
        inLoops.clear();
        body.add(pass.get());
      } else {
        inLoops.add(nest);
      }
    }
    loops(inLoops, cells, body);
    return body.build();
  }

  /** Nests that share loops; contractions of a batch have their own. */
  private void loops(List<Nest> nests, LoopCells cells, CodeBlock.Builder body) {
    LoopWriter writer = new LoopWriter(cells, names, helpers);
    for (LoopGroup group : LoopGroup.of(nests)) {
      if (samples.isBatch() && group.loops().size() > 1) {
        group.nests().forEach(nest -> body.add(contractions.contract((Contract) nest, cells)));
      } else {
        body.add(samples.each(writer.group(group)));
      }
    }
  }
}
