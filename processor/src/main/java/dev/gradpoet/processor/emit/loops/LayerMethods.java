package dev.gradpoet.processor.emit.loops;

import static dev.gradpoet.processor.emit.kernel.PassParameters.AT;
import static dev.gradpoet.processor.emit.kernel.PassParameters.T;
import static dev.gradpoet.processor.emit.kernel.PassParameters.TO;
import static dev.gradpoet.processor.emit.kernel.PassParameters.X;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Storages;
import dev.gradpoet.processor.emit.statement.JavaPrinter;
import dev.gradpoet.processor.emit.statement.Local;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Value;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.Form;
import dev.gradpoet.processor.plan.LoopGroup;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.plan.Reduce;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Writes one method for each layer and direction, over one sample or several, and those that run them in order. */
final class LayerMethods {
  private static final ParameterSpec TRAINING =
      ParameterSpec.builder(boolean.class, "training").build();

  private final Program program;
  private final Names names;
  private final JavaPrinter printer;
  private final Comments comments;
  private final Map<Expr, Tensor> tensors;
  private final Samples samples;
  private final Storages storages;
  private final LayerDropout dropout;
  private final LayerLoss loss;
  private final Contractions contractions;

  LayerMethods(
      Plan plan,
      Names names,
      Helpers helpers,
      Samples samples,
      Storages storages,
      Contractions contractions) {
    this.program = plan.program();
    this.names = names;
    this.printer = new JavaPrinter(helpers);
    this.comments = Comments.inJavadoc(program);
    this.tensors = plan.tensorsByVariable();
    this.samples = samples;
    this.storages = storages;
    this.contractions = contractions;
    this.loss = new LayerLoss(program, names, printer, samples);
    this.dropout = new LayerDropout(program, names, samples, printer);
  }

  /** The methods in the order in which a pass runs. */
  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(forwardAll());
    for (Step step : program.forward()) {
      methods.add(forward(step));
    }
    methods.add(loss.method(cells(program.output().layer())));
    methods.add(lossOfSamples());
    methods.add(accumulateSamples());
    for (Step step : program.backward()) {
      if (!step.parts().isEmpty()) {
        methods.add(backward(step));
      }
    }
    return methods;
  }

  /** The methods that those over a batch call. */
  List<MethodSpec> helpers() {
    List<MethodSpec> helpers = new ArrayList<>(dropout.methods(this::cells));
    helpers.addAll(contractions.methods());
    return helpers;
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
    if (samples.isBatch() && program.draws()) {
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
    if (program.draws()) {
      parameters.add(TRAINING);
    }
    return parameters;
  }

  /** What the method of one step is given: the data that it reads. */
  private List<ParameterSpec> stepParameters(Step step) {
    List<ParameterSpec> data = new ArrayList<>();
    if (reads(step, Role.INPUT)) {
      data.addAll(List.of(X, AT));
    }
    if (reads(step, Role.TARGET)) {
      data.addAll(List.of(T, TO));
    }
    if (reads(step, Role.SAMPLE_WEIGHT)) {
      data.addAll(samples.weights(program));
    }
    List<ParameterSpec> parameters = samples.with(data);
    boolean isForward = program.forward().contains(step);
    if (isForward && program.differsInPrediction(step)) {
      parameters.add(TRAINING);
    }
    return parameters;
  }

  private static boolean reads(Step step, Role role) {
    for (Nest nest : Part.nests(step.parts())) {
      for (Tensor tensor : nest.operands()) {
        if (tensor.role() == role && !tensor.isGradient()) {
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
        .addJavadoc("$L\n", comments.forward(step))
        .addModifiers(Modifier.PRIVATE)
        .addParameters(stepParameters(step))
        .addCode(printer.write(body(step)))
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
        program.draws() ? ", " + training : "");
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
      if (!step.parts().isEmpty()) {
        method.addStatement(
            "$N($L)", names.backward(step.layer().name()), Samples.arguments(stepParameters(step)));
      }
    }
    return method.addStatement("return loss").build();
  }

  private MethodSpec backward(Step step) {
    return MethodSpec.methodBuilder(names.backward(step.layer().name()))
        .addJavadoc("$L\n", comments.backward(step))
        .addModifiers(Modifier.PRIVATE)
        .addParameters(stepParameters(step))
        .addCode(printer.write(body(step)))
        .build();
  }

  LoopCells cells(String layer) {
    return new LoopCells(names, storages, tensors, program.value(layer));
  }

  /** The statements of the method of a step. */
  List<Statement> body(Step step) {
    LoopCells cells = cells(step.layer().name());
    boolean isForward = program.forward().contains(step);
    return isForward && !step.layer().draws().isEmpty()
        ? dropout.forward(step.layer(), (Pointwise) NestForm.of(step).get(0), cells)
        : parts(step, cells);
  }

  /** The statements of the method that computes the loss. */
  List<Statement> lossBody() {
    return loss.body(cells(program.output().layer()));
  }

  private List<Statement> parts(Step step, LoopCells cells) {
    List<Statement> body = new ArrayList<>();
    boolean readsParameters = false;
    boolean addsToGradient = false;
    for (Nest nest : Part.nests(step.parts())) {
      for (Tensor tensor : nest.operands()) {
        readsParameters |= tensor.isParameter();
      }
      addsToGradient |= nest.out().tensor().isParameter();
    }
    if (readsParameters) {
      body.add(Let.constant(float[].class, new Local("p"), Value.Code.of("parameters")));
    }
    if (addsToGradient) {
      body.add(Let.constant(float[].class, new Local("g"), Value.Code.of("gradient()")));
    }
    BlockComments beside = new BlockComments(step, Comments.inCode(program));
    List<NestForm> nests = new ArrayList<>();
    List<Statement> others = new ArrayList<>();
    List<Form> forms = Form.of(step.parts());
    Set<String> taken = new HashSet<>();
    for (Form form : forms) {
      if (form instanceof NestForm nest && isKnown(nest, forms, cells)) {
        taken.addAll(LoopWriter.locals(nest));
      }
    }
    GeneralLoops general = new GeneralLoops(program, names, storages, taken);
    for (Form form : forms) {
      if (form instanceof NestForm nest && isKnown(form, forms, cells)) {
        body.addAll(samples.each(others));
        others.clear();
        nests.add(nest);
      } else {
        nests(nests, cells, beside, body);
        nests.clear();
        others.addAll(general.write(form.part()));
      }
    }
    body.addAll(samples.each(others));
    nests(nests, cells, beside, body);
    return body;
  }

  /** Whether a form is more than any part to these loops; log Σ exp is if softmax follows. */
  private static boolean isKnown(Form form, List<Form> forms, LoopCells cells) {
    if (form instanceof Reduce reduce && reduce.isLogSumExp()) {
      int next = forms.indexOf(form) + 1;
      return cells.knows(reduce)
          && next < forms.size()
          && forms.get(next) instanceof Pointwise share
          && share.isSoftmaxOf(reduce);
    }
    return form instanceof NestForm nest && cells.knows(nest);
  }

  /** Nests of vectors and matrices, one after another. */
  private void nests(
      List<NestForm> nests, LoopCells cells, BlockComments beside, List<Statement> body) {
    if (!samples.isBatch()) {
      loops(nests, cells, beside, body);
      return;
    }
    List<NestForm> inLoops = new ArrayList<>();
    List<NestForm> separate = contractions.separate(nests);
    beside.joins(nests, separate);
    for (NestForm nest : separate) {
      Optional<Statement> pass = contractions.pass(nest);
      if (pass.isPresent()) {
        loops(inLoops, cells, beside, body);
        inLoops.clear();
        body.addAll(beside.comment(List.of(nest)));
        body.add(pass.get());
      } else {
        inLoops.add(nest);
      }
    }
    loops(inLoops, cells, beside, body);
  }

  /** Nests that share loops; contractions of a batch have their own. */
  private void loops(
      List<NestForm> nests, LoopCells cells, BlockComments beside, List<Statement> body) {
    LoopWriter writer = new LoopWriter(program, cells, names);
    for (LoopGroup group : LoopGroup.of(nests)) {
      if (samples.isBatch() && group.loops().size() > 1) {
        for (NestForm nest : group.nests()) {
          body.addAll(beside.comment(List.of(nest)));
          body.addAll(contractions.contract((Contract) nest, cells));
        }
      } else {
        List<Statement> loops = samples.each(writer.group(group));
        if (!loops.isEmpty()) {
          body.addAll(beside.comment(group.nests()));
        }
        body.addAll(loops);
      }
    }
  }
}
