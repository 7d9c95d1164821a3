package dev.gradpoet.processor.emit.unrolled;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Literals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Kernel;
import dev.gradpoet.processor.emit.kernel.PassParameters;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Weighting;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * Straight-line code, every multiply-add written out. Values are locals; where they are to be kept, fields.
 */
public final class UnrolledKernel implements Kernel {
  private final Plan plan;
  private final Program program;
  private final Names names;
  private final Helpers helpers;
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
    this.helpers = helpers;
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
    return new UnrolledWriter(
        plan, names, helpers, !keepsValues, called.isPresent() ? Sums.FUSED : Sums.PLAIN);
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
    CodeBlock.Builder body = CodeBlock.builder();
    forward(writer, false, "", body);
    body.add("\n");
    Tensor output = program.output();
    for (int k = 0; k < output.size(1); k++) {
      body.addStatement("out[$L] = $L", place("to", k), writer.cell(output, k));
    }
    return MethodSpec.methodBuilder(names.method("predictOne"))
        .addJavadoc(
            "Writes the prediction for the sample at {@code x[at]} to {@code out[to]} and on.\n")
        .addModifiers(Modifier.PRIVATE)
        .addParameters(List.of(PassParameters.X, PassParameters.AT))
        .addParameter(float[].class, "out")
        .addParameter(int.class, "to")
        .addCode(body.build())
        .build();
  }

  private MethodSpec pass() {
    UnrolledWriter writer = writer();
    CodeBlock.Builder body = CodeBlock.builder();
    forward(writer, true, "forward, ", body);
    body.add("\n// loss: $L\n", comments.loss());
    for (int k = 0; k < program.target().size(1); k++) {
      body.addStatement("final float $L = t[$L]", writer.cell(program.target(), k), place("to", k));
    }
    body.add(writer.write(NestForm.of(program.loss())));
    body.beginControlFlow("if (!training)").addStatement("return loss").endControlFlow();
    body.add("\n").addStatement("final float[] g = gradient()");
    for (Step step : program.backward()) {
      backward(writer, step, body);
    }
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
        .addCode(body.build())
        .addCode("\n")
        .addStatement("return loss")
        .build();
  }

  private void forward(
      UnrolledWriter writer, boolean drops, String prefix, CodeBlock.Builder body) {
    if (!drops) {
      writer.predicts();
    }
    body.addStatement("final float[] p = parameters");
    boolean readsInput =
        called.map(layers -> layers.isReadByStatements(program.input())).orElse(true);
    for (int k = 0; readsInput && k < program.input().size(1); k++) {
      body.addStatement("final float $L = x[$L]", writer.cell(program.input(), k), place("at", k));
    }
    for (Step step : program.forward()) {
      if (!step.layer().draws().isEmpty()) {
        drop(writer, step, drops, prefix, body);
      } else {
        body.add(
            "\n// $L$L: $L\n",
            prefix,
            step.layer().name(),
            String.join(", ", comments.forwardInParts(step, drops)));
        body.add(
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
      UnrolledWriter writer, Step step, boolean drops, String prefix, CodeBlock.Builder body) {
    Layer layer = step.layer();
    NestForm nest = NestForm.of(step).get(0);
    if (!drops) {
      writer.alias(nest.out(), nest.operands().get(0));
      return;
    }
    body.add(
        "\n// $L$L: $L, which is 0 with probability $L, else 1 / (1 − $L)\n",
        prefix,
        layer.name(),
        comments.forwardInParts(step, drops).get(0),
        layer.draws().get(0).rate(),
        layer.draws().get(0).rate());
    Tensor mask = nest.operands().get(1);
    for (int k = 0; k < mask.size(1); k++) {
      body.addStatement(
          "$L$L = training ? $N($L) : 1",
          keepsValues ? "" : "final float ",
          writer.cell(mask, k),
          names.method("mask"),
          Literals.of(layer.draws().get(0).rate()));
    }
    body.add(writer.write(List.of(nest)));
    CodeBlock received = called
        .map(layers -> layers.receive(mask, writer))
        .orElse(CodeBlock.builder().build());
    if (!received.isEmpty()) {
      body.beginControlFlow("if (training)").add(received).endControlFlow();
    }
  }

  private void backward(UnrolledWriter writer, Step step, CodeBlock.Builder body) {
    if (isCalled(step)) {
      body.add("\n// backward, $L: $L\n", step.layer().name(), comments.deltaFromAbove(step));
      body.add(called.orElseThrow().backward(step, writer));
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
    body.add(writer.write(below));
    handOn(step, writer, body);
    if (!gradient.isEmpty()) {
      body.add("\n// gradient, $L: $L\n", step.layer().name(), comments.gradient(step));
      body.add(writer.write(gradient));
    }
  }

  /** δ: where values are kept, each of its two equations above the statements that compute it. */
  private void delta(
      Step step, List<NestForm> delta, UnrolledWriter writer, CodeBlock.Builder body) {
    CodeBlock above = keepsValues ? writer.above(delta) : CodeBlock.builder().build();
    String comment = comments.deltaFromAbove(step);
    if (!above.isEmpty()) {
      body.add("\n// backward, $L: $L\n", step.layer().name(), comments.above(step))
          .add(above);
      comment = comments.delta(step);
    }
    body.add("\n// backward, $L: $L\n", step.layer().name(), comment).add(writer.write(delta));
  }

  /**
   * Stores the gradient that {@code step} propagates where a called layer reads it: as early as possible, since a vector that is read
   * before the scalars in it have left the processor's store buffer must wait.
   */
  private void handOn(Step step, UnrolledWriter writer, CodeBlock.Builder body) {
    for (NestForm nest : NestForm.of(step)) {
      called.ifPresent(layers -> body.add(layers.receive(nest.out(), writer)));
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
    CodeBlock.Builder body = CodeBlock.builder();
    if (keepsValues) {
      body.addStatement(
          "$N(x, $L, new float[$L], 0)",
          names.method("predictOne"),
          at,
          program.output().size(1));
    } else {
      body.addStatement("final int at = $L", at);
      forward(writer, false, "", body);
      body.add("\n");
    }
    for (Layer layer : program.layers()) {
      if (!layer.activation().isEmpty()) {
        body.addStatement(
            "observer.layer($S, $L)",
            layer.name(),
            new KeptValues(program, writer).array(program.value(layer.name())));
      }
    }
    return body.build();
  }

  @Override
  public List<CodeBlock> copies(Layer layer) {
    return new KeptValues(program, writer()).copies(layer);
  }
}
