package dev.gradpoet.processor.emit.unrolled;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Literals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Kernel;
import dev.gradpoet.processor.emit.kernel.NamedCells;
import dev.gradpoet.processor.emit.kernel.PassParameters;
import dev.gradpoet.processor.emit.kernel.SampleKernel;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Weighting;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.JavaPrinter;
import dev.gradpoet.processor.emit.statement.Local;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Blank;
import dev.gradpoet.processor.emit.statement.Statement.Call;
import dev.gradpoet.processor.emit.statement.Statement.Comment;
import dev.gradpoet.processor.emit.statement.Statement.If;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Statement.Return;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.emit.statement.Value;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Straight-line code, every multiply-add written out. Values are locals; where they are to be kept, fields.
 */
public final class UnrolledKernel implements Kernel, SampleKernel {
  private final Plan plan;
  private final Program program;
  private final Names names;
  private final JavaPrinter printer;
  private final Comments comments;
  private final boolean keepsValues;
  private final Optional<CalledLayers> called;

  /** Without vectors. */
  public UnrolledKernel(Plan plan, Names names, Helpers helpers) {
    this(plan, names, helpers, Optional.empty());
  }

  /** @param called the layers that are computed by vectors, in a class that may */
  public UnrolledKernel(Plan plan, Names names, Helpers helpers, Optional<CalledLayers> called) {
    this.called = called;
    this.plan = plan;
    this.program = plan.program();
    this.names = names;
    this.printer = new JavaPrinter(helpers);
    this.comments = Comments.inCode(program);
    this.keepsValues = plan.keepsValues();
  }

  @Override
  public Samples samples() {
    return Samples.ONE;
  }

  @Override
  public List<FieldSpec> fields() {
    return keepsValues ? new KeptValues(program, writer()).fields() : List.of();
  }

  private UnrolledWriter writer() {
    return new UnrolledWriter(plan, names, !keepsValues, called.isPresent());
  }

  @Override
  public List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>(List.of(predictOne(), pass()));
    called.ifPresent(layers -> methods.addAll(layers.methods()));
    return methods;
  }

  // private void predictOne(float[] x, int at, float[] out, int to) {
  //   final float[] p = parameters;
  //   final float x0 = x[at];
  //
  //   // hidden: z = Wᵀ x + b, a = σ(z)
  //   final float hidden0 = sigmoid(p[0] * x0 + p[1]);
  //   …
  //   out[to] = output0;
  // }
  private MethodSpec predictOne() {
    UnrolledWriter writer = writer();
    List<Statement> body = new ArrayList<>();
    forward(writer, false, "", body);
    body.add(new Blank());
    Tensor output = program.output();
    for (int k = 0; k < output.size(1); k++) {
      Cell out = Cell.at(output, k, CodeBlock.of("out[$L]", place("to", k)));
      body.add(Store.set(out, writer.cell(output, k)));
    }
    return MethodSpec.methodBuilder(names.method("predictOne"))
        .addJavadoc(
            "Writes the prediction for the sample at {@code x[at]} to {@code out[to]} and on.\n")
        .addModifiers(Modifier.PRIVATE)
        .addParameters(List.of(PassParameters.X, PassParameters.AT))
        .addParameter(float[].class, "out")
        .addParameter(int.class, "to")
        .addCode(printer.write(body))
        .build();
  }

  private MethodSpec pass() {
    return MethodSpec.methodBuilder(names.method("pass"))
        .addJavadoc(
            "Returns the loss of one sample; in training, adds its gradient to {@link #gradient}.\n"
                + "\n@param x inputs; the sample starts at {@code x[at]}"
                + "\n@param t targets; the sample's target starts at {@code t[to]}\n"
                + (program.weight().isPresent() ? "@param w the sample's weight\n" : ""))
        .addModifiers(Modifier.PRIVATE)
        .returns(float.class)
        .addParameters(List.of(PassParameters.X, PassParameters.AT))
        .addParameter(float[].class, "t")
        .addParameter(int.class, "to")
        .addParameters(samples().weights(program))
        .addParameter(boolean.class, "training")
        .addCode(printer.write(passBody()))
        .build();
  }

  // final float[] p = parameters;
  // final float x0 = x[at];
  //
  // // forward, hidden: z = Wᵀ x + b, a = σ(z)
  // …
  // if (!training) {
  //   return loss;
  // }
  //
  // final float[] g = gradient();
  // …
  // return loss;
  /** The statements of a pass: forward, loss and, in training, backward. */
  List<Statement> passBody() {
    UnrolledWriter writer = writer();
    List<Statement> body = new ArrayList<>();
    forward(writer, true, "forward, ", body);
    comment(body, "loss: " + comments.loss());
    for (int k = 0; k < program.target().size(1); k++) {
      body.add(read(writer, program.target(), k, "t", "to"));
    }
    body.addAll(writer.write(NestForm.of(program.loss())));
    Statement returned = Return.of(new Local("loss"));
    body.add(new If(Value.Code.of("!training"), List.of(returned)));
    body.add(new Blank());
    body.add(Let.constant(float[].class, new Local("g"), Value.Code.of("gradient()")));
    for (Step step : program.backward()) {
      backward(writer, step, body);
    }
    body.add(new Blank());
    body.add(returned);
    return body;
  }

  @Override
  public NamedCells cells() {
    Map<String, NamedCells.At> variables = new LinkedHashMap<>();
    for (Statement statement : Statement.all(passBody())) {
      for (Cell cell : statement.writes()) {
        String code = cell.code().toString();
        if (!code.contains("[")) {
          variables.putIfAbsent(code, NamedCells.At.of(cell));
        }
      }
    }
    return new NamedCells(variables, NamedCells.arguments(program));
  }

  private static void comment(List<Statement> body, String text) {
    body.add(new Blank());
    body.add(new Comment(text));
  }

  // final float x1 = x[at + 1];
  private static Let read(UnrolledWriter writer, Tensor tensor, int k, String array, String start) {
    return Let.constant(
        float.class, writer.cell(tensor, k), Value.Code.of("$N[$L]", array, place(start, k)));
  }

  private void forward(UnrolledWriter writer, boolean drops, String prefix, List<Statement> body) {
    if (!drops) {
      writer.predicts();
    }
    body.add(Let.constant(float[].class, new Local("p"), Value.Code.of("parameters")));
    boolean readsInput =
        called.map(layers -> layers.isReadByStatements(program.input())).orElse(true);
    for (int k = 0; readsInput && k < program.input().size(1); k++) {
      body.add(read(writer, program.input(), k, "x", "at"));
    }
    for (Step step : program.forward()) {
      if (!step.layer().draws().isEmpty()) {
        drop(writer, step, drops, prefix, body);
      } else {
        String equations = String.join(", ", comments.forwardInParts(step, drops));
        comment(body, prefix + step.layer().name() + ": " + equations);
        body.addAll(
            isCalled(step)
                ? called.orElseThrow().forward(step, writer)
                : writer.write(NestForm.of(step)));
      }
    }
  }

  private boolean isCalled(Step step) {
    return called.map(layers -> layers.has(step.layer())).orElse(false);
  }

  // final float thinnedMask0 = training ? mask(0.2f) : 1;
  // final float thinned0 = hidden0 * thinnedMask0;
  private void drop(
      UnrolledWriter writer, Step step, boolean drops, String prefix, List<Statement> body) {
    Layer layer = step.layer();
    NestForm nest = NestForm.of(step).get(0);
    if (!drops) {
      writer.alias(nest.out(), nest.operands().get(0));
      return;
    }
    double rate = layer.draws().get(0).rate();
    String equation = comments.forwardInParts(step, drops).get(0);
    comment(
        body,
        prefix + layer.name() + ": " + equation + ", which is 0 with probability " + rate
            + ", else 1 / (1 − " + rate + ")");
    Tensor mask = nest.operands().get(1);
    for (int k = 0; k < mask.size(1); k++) {
      Value drawn = Value.Code.of("training ? $N($L) : 1", names.method("mask"), Literals.of(rate));
      body.add(
          keepsValues
              ? Store.set(writer.cell(mask, k), drawn)
              : Let.constant(float.class, writer.cell(mask, k), drawn));
    }
    body.addAll(writer.write(List.of(nest)));
    List<Statement> received =
        called.map(layers -> layers.receive(mask, writer)).orElse(List.of());
    if (!received.isEmpty()) {
      body.add(new If(Value.Code.of("training"), received));
    }
  }

  private void backward(UnrolledWriter writer, Step step, List<Statement> body) {
    if (isCalled(step)) {
      comment(body, "backward, " + step.layer().name() + ": " + comments.deltaFromAbove(step));
      body.addAll(called.orElseThrow().backward(step, writer));
      handOn(step, writer, body);
      return;
    }
    List<NestForm> delta = new ArrayList<>();
    List<NestForm> gradient = new ArrayList<>();
    List<NestForm> below = new ArrayList<>();
    for (NestForm nest : NestForm.of(step)) {
      boolean isParameter = nest.out().isParameter();
      (isParameter ? gradient : nest instanceof Pointwise ? delta : below).add(nest);
    }
    if (!delta.isEmpty()) {
      delta(step, delta, writer, body);
    }
    body.addAll(writer.write(below));
    handOn(step, writer, body);
    if (!gradient.isEmpty()) {
      comment(body, "gradient, " + step.layer().name() + ": " + comments.gradient(step));
      body.addAll(writer.write(gradient));
    }
  }

  /** δ: where values are kept, each of its two equations above the statements that compute it. */
  private void delta(Step step, List<NestForm> delta, UnrolledWriter writer, List<Statement> body) {
    String before = "backward, " + step.layer().name() + ": ";
    List<Statement> above = keepsValues ? writer.above(delta) : List.of();
    if (!above.isEmpty()) {
      comment(body, before + comments.above(step));
      body.addAll(above);
    }
    comment(
        body, before + (above.isEmpty() ? comments.deltaFromAbove(step) : comments.delta(step)));
    body.addAll(writer.write(delta));
  }

  /**
   * Stores the gradient that {@code step} propagates where a called layer reads it: as early as possible, since a vector that is read
   * before the scalars in it have left the processor's store buffer must wait.
   */
  private void handOn(Step step, UnrolledWriter writer, List<Statement> body) {
    for (NestForm nest : NestForm.of(step)) {
      called.ifPresent(layers -> body.addAll(layers.receive(nest.out(), writer)));
    }
  }

  private static String place(String start, int k) {
    return k == 0 ? start : start + " + " + k;
  }

  @Override
  public CodeBlock predict(CodeBlock at, CodeBlock to) {
    return CodeBlock.builder()
        .addStatement("$N(x, $L, out, $L)", names.method("predictOne"), at, to)
        .build();
  }

  @Override
  public CodeBlock loss(CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting) {
    return call(at, target, to, weighting, false);
  }

  @Override
  public CodeBlock accumulate(CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting) {
    return call(at, target, to, weighting, true);
  }

  private CodeBlock call(
      CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting, boolean training) {
    return CodeBlock.of(
        "$N(x, $L, $L, $L$L, $L)",
        names.method("pass"),
        at,
        target,
        to,
        weighting.argument(samples()),
        training);
  }

  @Override
  public CodeBlock observe(CodeBlock at) {
    UnrolledWriter writer = writer();
    List<Statement> body = new ArrayList<>();
    if (keepsValues) {
      body.add(Call.of(CodeBlock.of(
          "$N(x, $L, new float[$L], 0)",
          names.method("predictOne"),
          at,
          program.output().size(1))));
    } else {
      body.add(Let.constant(int.class, new Local("at"), new Value.Code(at, List.of())));
      forward(writer, false, "", body);
      body.add(new Blank());
    }
    for (Layer layer : program.layers()) {
      if (layer.draws().isEmpty()) {
        body.add(Call.of(CodeBlock.of(
            "observer.layer($S, $L)",
            layer.name(),
            new KeptValues(program, writer).array(program.value(layer.name())))));
      }
    }
    return printer.write(body);
  }

  @Override
  public List<CodeBlock> copies(Layer layer) {
    return new KeptValues(program, writer()).copies(layer);
  }
}
