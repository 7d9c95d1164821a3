package dev.gradpoet.processor.emit.lanes;

import static dev.gradpoet.processor.emit.kernel.PassParameters.AT;
import static dev.gradpoet.processor.emit.kernel.PassParameters.T;
import static dev.gradpoet.processor.emit.kernel.PassParameters.TO;
import static dev.gradpoet.processor.emit.kernel.PassParameters.X;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Kernel;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Scratch;
import dev.gradpoet.processor.emit.kernel.Weighting;
import dev.gradpoet.processor.emit.unrolled.UnrolledKernel;
import dev.gradpoet.processor.emit.vectors.VectorFunctions;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** Tiny networks over many samples, which lie side by side, one in each lane of a vector. */
public final class LaneKernel implements Kernel {
  private static final ParameterSpec OUT =
      ParameterSpec.builder(float[].class, "out").build();
  private static final ParameterSpec N = ParameterSpec.builder(int.class, "n").build();
  private static final ParameterSpec STRIDE =
      ParameterSpec.builder(int.class, "stride").build();

  private final Program program;
  private final Names names;
  private final LaneRows rows;
  private final VectorFunctions functions;
  private final LaneSamples samples;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final boolean drops;
  private final Optional<UnitLayers> units;
  private final Optional<Kernel> few;

  public LaneKernel(Plan plan, Names names, Helpers helpers) {
    this.program = plan.program();
    this.names = names;
    this.rows = new LaneRows(plan, names);
    this.functions = new VectorFunctions(names);
    this.samples = new LaneSamples(program, names, rows);
    this.drops = program.draws();
    LaneLayers layers = new LaneLayers(plan, names, rows, functions);
    MethodSpec forward = forward(layers);
    MethodSpec loss = loss(layers);
    MethodSpec accumulate = accumulate(layers);
    methods.addAll(List.of(forward, loss, predict(), lossOfSamples(), accumulate));
    methods.addAll(layers.methods());
    this.units = plan.wide().isEmpty()
        ? Optional.empty()
        : Optional.of(new UnitLayers(plan, names, rows, functions));
    this.few = units.map(wide -> new UnrolledKernel(plan, names, helpers, Optional.of(wide)));
    few.ifPresent(kernel -> methods.addAll(kernel.methods()));
  }

  @Override
  public Samples samples() {
    return Samples.LANES;
  }

  @Override
  public List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>(functions.fields());
    units.ifPresent(wide -> fields.addAll(wide.fields()));
    fields.addAll(scratch().fields());
    return fields;
  }

  // hidden = new float[HIDDEN * n];
  // sums = new float[PARAMETERS * LANES];
  private Scratch scratch() {
    List<Scratch.Array> arrays = rows.arrays();
    arrays.add(new Scratch.Array(
            Scratch.Use.ACCUMULATE,
            names.local("sums"),
            CodeBlock.of("new float[PARAMETERS * LANES]"))
        .withDoc("What each lane has added up of the gradient.\n"));
    return new Scratch(names, samples(), arrays);
  }

  @Override
  public List<MethodSpec> methods() {
    return List.copyOf(methods);
  }

  @Override
  public List<MethodSpec> helpers() {
    List<MethodSpec> helpers = new ArrayList<>(samples.methods());
    helpers.addAll(functions.methods());
    helpers.addAll(scratch().methods());
    return helpers;
  }

  @Override
  public CodeBlock makeRoom(Scratch.Use use, String count) {
    return scratch().make(use, count);
  }

  private MethodSpec.Builder method(String name, ParameterSpec... parameters) {
    return MethodSpec.methodBuilder(names.method(name))
        .addModifiers(Modifier.PRIVATE)
        .addParameters(List.of(parameters));
  }

  /** A method over samples with their targets, and their weights where they have them. */
  private MethodSpec.Builder overTargets(String name) {
    return method(name, X, AT, T, TO).addParameters(samples().weights(program)).addParameter(N);
  }

  private CodeBlock callLoss() {
    List<ParameterSpec> parameters = new ArrayList<>(List.of(T, TO));
    parameters.addAll(samples().weights(program));
    parameters.addAll(List.of(N, STRIDE));
    return CodeBlock.of("$N($L)", names.method("loss"), Samples.arguments(parameters));
  }

  // final int stride = SPECIES.loopBound(n + LANES - 1);
  private static CodeBlock stride() {
    return CodeBlock.builder()
        .addStatement("final int stride = SPECIES.loopBound(n + LANES - 1)")
        .build();
  }

  private CodeBlock callForward(boolean training) {
    return CodeBlock.builder()
        .addStatement(
            "$N(x, at, n, stride$L)", names.method("forward"), drops ? ", " + training : "")
        .build();
  }

  // private void predictBatch(float[] x, int at, float[] out, int to, int n) {
  //   final int stride = SPECIES.loopBound(n + LANES - 1);
  //   forward(x, at, n, stride);
  //   toSamples(out, to, OUTPUT, n, stride, output);
  // }
  private MethodSpec predict() {
    Tensor output = program.output();
    return method("predictBatch", X, AT, OUT, TO, N)
        .addJavadoc("Predicts n samples.\n")
        .addCode(stride())
        .addCode(callForward(false))
        .addStatement(
            "$N(out, to, $N, n, stride, $N)",
            names.method("toSamples"),
            names.width(output.flat().indices().get(1)),
            rows.array(output))
        .build();
  }

  // private double lossBatch(float[] x, int at, float[] t, int to, int n) {
  //   final int stride = SPECIES.loopBound(n + LANES - 1);
  //   forward(x, at, n, stride);
  //   return loss(t, to, n, stride);
  // }
  private MethodSpec lossOfSamples() {
    return overTargets("lossBatch")
        .addJavadoc("Returns the loss of n samples.\n")
        .returns(double.class)
        .addCode(stride())
        .addCode(callForward(false))
        .addStatement("return $L", callLoss())
        .build();
  }

  // private double accumulateBatch(float[] x, int at, float[] t, int to, int n) {
  //   final int stride = SPECIES.loopBound(n + LANES - 1);
  //   forward(x, at, n, stride);
  //   final double loss = loss(t, to, n, stride);
  //   deltaOutput(stride);
  //   …
  //   return loss;
  // }
  private MethodSpec accumulate(LaneLayers layers) {
    MethodSpec.Builder method = overTargets("accumulateBatch")
        .addJavadoc(
            "Adds the gradient of the loss of n samples to the sums of the lanes and returns that loss.\n")
        .returns(double.class)
        .addCode(stride())
        .addCode(callForward(true))
        .addStatement("final double loss = $L", callLoss());
    for (Step step : program.backward()) {
      method.addCode(layers.backward(step));
    }
    return method.addStatement("return loss").build();
  }

  // private void forward(float[] x, int at, int n, int stride) {
  //   xToRows(x, at, n, stride);
  //   forwardHidden(stride);
  //   …
  // }
  private MethodSpec forward(LaneLayers layers) {
    MethodSpec.Builder method = method("forward", X, AT, N, STRIDE)
        .addJavadoc("Computes all layers for the n samples at {@code x[at]}.\n");
    if (drops) {
      method.addParameter(boolean.class, "training");
    }
    method.addStatement("$N(x, at, n, stride)", names.method("xToRows"));
    if (drops) {
      method
          .beginControlFlow("if (training)")
          .addStatement("$N(n, stride)", names.method("drawMasks"))
          .endControlFlow();
    }
    for (Step step : program.forward()) {
      method.addCode(layers.forward(step));
    }
    return method.build();
  }

  // private double loss(float[] t, int to, int n, int stride) {
  //   tToRows(t, to, n, stride);
  //   lossOfEach(stride);
  //   clearRest(losses, stride, n, stride);
  //   double loss0 = 0;
  //   …
  //   for (int b = 0; b < stride; b += 4) {
  //     loss0 += losses[b];
  //     …
  //   }
  //   return (loss0 + loss1) + (loss2 + loss3);
  // }
  private MethodSpec loss(LaneLayers layers) {
    MethodSpec.Builder method = method("loss", T, TO)
        .addParameters(samples().weights(program))
        .addParameters(List.of(N, STRIDE))
        .addJavadoc("Returns the loss of the n samples whose layers are computed.\n")
        .returns(double.class)
        .addStatement("$N(t, to, n, stride)", names.method("tToRows"));
    program.weight().ifPresent(tensor -> method.addCode(samples.weights(tensor)));
    return method.addCode(layers.loss()).addCode(samples.sum(layers.losses())).build();
  }

  @Override
  public CodeBlock predict(CodeBlock at, CodeBlock to) {
    return CodeBlock.builder()
        .addStatement("$N(x, $L, out, $L, n)", names.method("predictBatch"), at, to)
        .build();
  }

  @Override
  public CodeBlock loss(CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting) {
    return call("lossBatch", at, target, to, weighting);
  }

  @Override
  public CodeBlock accumulate(CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting) {
    return call("accumulateBatch", at, target, to, weighting);
  }

  private CodeBlock call(
      String method, CodeBlock at, CodeBlock target, CodeBlock to, Weighting weighting) {
    return CodeBlock.of(
        "$N(x, $L, $L, $L$L, n)",
        names.method(method),
        at,
        target,
        to,
        weighting.argument(samples()));
  }

  // Arrays.fill(sums, 0);
  @Override
  public CodeBlock beginGradient() {
    return CodeBlock.builder()
        .addStatement("$T.fill($N, 0)", Arrays.class, names.local("sums"))
        .build();
  }

  @Override
  public Optional<Kernel> few() {
    return few;
  }

  @Override
  public CodeBlock endGradient() {
    return CodeBlock.builder().addStatement("$N()", names.method("addSums")).build();
  }

  @Override
  public CodeBlock observe(CodeBlock at) {
    throw new UnsupportedOperationException("the plain class observes");
  }

  @Override
  public List<CodeBlock> copies(Layer layer) {
    throw new UnsupportedOperationException("the plain class keeps values");
  }
}
