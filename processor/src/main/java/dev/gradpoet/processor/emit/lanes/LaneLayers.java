package dev.gradpoet.processor.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.CallOrder;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.vectors.VectorFunctions;
import dev.gradpoet.processor.emit.vectors.VectorPointwise;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.plan.Reduce;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * Writes the passes of each layer with samples side by side, a method for each, and keeps the statements that call them in order. Small
 * methods of loops: HotSpot compiles each as a whole, however many layers there are.
 */
final class LaneLayers {
  private final Plan plan;
  private final Program program;
  private final Names names;
  private final Comments comments;
  private final LaneRows rows;
  private final LaneContract contract;
  private final VectorPointwise pointwise;
  private final LaneReduce reduce;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final Set<NestForm> finished = new HashSet<>();

  LaneLayers(Plan plan, Names names, LaneRows rows, VectorFunctions functions) {
    this.plan = plan;
    this.program = plan.program();
    this.names = names;
    this.comments = Comments.inJavadoc(program);
    this.rows = rows;
    this.contract = new LaneContract(names, rows);
    this.pointwise = new VectorPointwise(names, rows, functions, plan.tensorsByVariable());
    this.reduce = new LaneReduce(names, rows, functions);
  }

  /** The methods that the calls written so far need. */
  List<MethodSpec> methods() {
    return methods;
  }

  // forwardeltaHidden(stride);
  // activateHidden(stride);
  /** Calls that compute the layer of {@code step}. */
  CodeBlock forward(Step step) {
    String layer = step.layer().name();
    CodeBlock.Builder calls = CodeBlock.builder();
    if (!step.layer().draws().isEmpty()) {
      calls.addStatement("$N(stride, training)", names.forward(layer));
      methods.add(drop(step));
      return calls.build();
    }
    Optional<Tensor> start = Optional.empty();
    Optional<Reduce> logSumExp = Optional.empty();
    for (NestForm nest : NestForm.of(step)) {
      if (nest instanceof Contract products) {
        Optional<Pointwise> finish = finish(products.out(), NestForm.of(step));
        CodeBlock body = contract.values(products, start, finish);
        String doc = finish.isPresent()
            ? comments.layer(step)
            : layer + ": " + parts(step).get(0);
        add(names.forward(layer), doc, withParameters(body), calls);
      } else if (nest instanceof Reduce exponentials) {
        logSumExp = Optional.of(exponentials);
      } else if (((Pointwise) nest).copies(Quantity.BIASES)) {
        start = Optional.of(nest.operands().get(0));
      } else if (logSumExp.isPresent() && ((Pointwise) nest).isSoftmaxOf(logSumExp.get())) {
        CodeBlock body = reduce.softmax(logSumExp.get(), (Pointwise) nest);
        add(names.step("activate", layer), layer + ": " + parts(step).get(1), body, calls);
      } else if (!finished.contains(nest)) {
        CodeBlock body = pointwise.write((Pointwise) nest);
        add(names.step("activate", layer), layer + ": " + parts(step).get(1), body, calls);
      }
    }
    return calls.build();
  }

  /** {@code z = Wᵀ x + b} and {@code a = tanh(z)}. */
  private List<String> parts(Step step) {
    return comments.forwardInParts(step, true);
  }

  private static CodeBlock withParameters(CodeBlock body) {
    return CodeBlock.builder()
        .addStatement("final float[] p = parameters")
        .add(body)
        .build();
  }

  /** What of {@code later} can be computed of sums before they are stored, so that they need not be read again. */
  private Optional<Pointwise> finish(Tensor sums, List<NestForm> later) {
    boolean isKept = sums.name().equals(Quantity.WEIGHTED_INPUT)
        && !sums.isGradient()
        && plan.storesWeightedInputs(program.value(sums.layer()));
    for (NestForm nest : later) {
      if (nest instanceof Pointwise next && next.operands().contains(sums)) {
        boolean fits = !isKept
            && !next.adds()
            && next.operands().stream().allMatch(t -> t.size(1) == sums.size(1))
            && CallOrder.of(next.expression()).isEmpty();
        if (fits) {
          finished.add(next);
        }
        return fits ? Optional.of(next) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** Adds a method, unless there is nothing to do, and its call. */
  private void add(String name, String doc, CodeBlock body, CodeBlock.Builder calls) {
    if (body.isEmpty()) {
      return;
    }
    calls.addStatement("$N(stride)", name);
    methods.add(MethodSpec.methodBuilder(name)
        .addJavadoc("$L.\n", doc)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int.class, "stride")
        .addCode(body)
        .build());
  }

  // if (!training) {
  //   System.arraycopy(hidden, 0, thinned, 0, THINNED * stride);
  //   return;
  // }
  private MethodSpec drop(Step step) {
    Pointwise nest = (Pointwise) NestForm.of(step).get(0);
    return MethodSpec.methodBuilder(names.forward(step.layer().name()))
        .addJavadoc("$L.\n", comments.layer(step))
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int.class, "stride")
        .addParameter(boolean.class, "training")
        .beginControlFlow("if (!training)")
        .addStatement(
            "$T.arraycopy($N, 0, $N, 0, $L)",
            System.class,
            rows.array(nest.operands().get(0)),
            rows.array(nest.out()),
            rows.used(nest.out()))
        .addStatement("return")
        .endControlFlow()
        .addCode(pointwise.write(nest))
        .build();
  }

  /** Calls that compute the loss of each sample. */
  CodeBlock loss() {
    CodeBlock.Builder calls = CodeBlock.builder();
    for (Step step : program.forward()) {
      for (NestForm nest : NestForm.of(step)) {
        if (nest instanceof Reduce exponentials) {
          String doc = comments.number(exponentials.out());
          add(
              names.step("logSumExp", step.layer().name()),
              doc,
              reduce.logSumExp(exponentials),
              calls);
        }
      }
    }
    CodeBlock.Builder body = CodeBlock.builder();
    for (NestForm nest : NestForm.of(program.loss())) {
      body.add(nest instanceof Reduce sum ? reduce.sum(sum) : pointwise.write((Pointwise) nest));
    }
    add(names.method("lossOfEach"), comments.loss(), body.build(), calls);
    return calls.build();
  }

  /** The row of the losses. */
  String losses() {
    return rows.array(program.sampleLoss());
  }

  // deltaOutput(stride);
  // clearRest(deltaOutput, OUTPUT * stride, n, stride);
  // gradientOutput(stride);
  // propagateOutput(stride);
  /** Calls that add the gradient of the parameters of the layer of {@code step} and propagate to the layer below. */
  CodeBlock backward(Step step) {
    String layer = step.layer().name();
    CodeBlock.Builder calls = CodeBlock.builder();
    CodeBlock.Builder delta = CodeBlock.builder();
    CodeBlock.Builder rest = CodeBlock.builder();
    CodeBlock.Builder gradient = CodeBlock.builder();
    List<Contract> below = new ArrayList<>();
    for (NestForm nest : NestForm.of(step)) {
      boolean isParameter = nest.out().isParameter();
      if (nest instanceof Contract products) {
        if (isParameter) {
          gradient.add(contract.gradient(products));
        } else {
          below.add(products);
        }
      } else if (nest instanceof Reduce sum) {
        (isParameter ? gradient : delta).add(reduce.sum(sum));
      } else if (!finished.contains(nest)) {
        delta.add(pointwise.write((Pointwise) nest));
        if (nest.operands().stream().noneMatch(Tensor::isGradient)) {
          rest.addStatement(
              "$N($N, $L, n, stride)",
              names.method("clearRest"),
              rows.array(nest.out()),
              rows.used(nest.out()));
        }
      }
    }
    add(
        names.step("delta", layer),
        layer + ": " + comments.deltaFromAbove(step),
        delta.build(),
        calls);
    calls.add(rest.build());
    String doc = layer + ": " + (gradient.isEmpty() ? "" : comments.gradient(step));
    add(names.step("gradient", layer), doc, gradient.build(), calls);
    for (Contract products : below) {
      CodeBlock body =
          contract.values(products, Optional.empty(), finish(products.out(), after(step)));
      add(names.step("propagate", layer), propagation(step, products), withParameters(body), calls);
    }
    return calls.build();
  }

  private String propagation(Step step, Contract products) {
    String all = comments.propagation(step) + " of " + step.layer().name();
    return after(step).stream().anyMatch(finished::contains)
        ? all + "; δ of " + products.out().layer() + " from it"
        : all;
  }

  private List<NestForm> after(Step step) {
    int next = program.backward().indexOf(step) + 1;
    return program.backward().subList(next, program.backward().size()).stream()
        .flatMap(later -> NestForm.of(later).stream())
        .toList();
  }
}
