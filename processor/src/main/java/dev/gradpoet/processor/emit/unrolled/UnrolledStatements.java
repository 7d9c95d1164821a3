package dev.gradpoet.processor.emit.unrolled;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Literals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Local;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Blank;
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
import java.util.List;
import java.util.Optional;

/** The statements of straight-line code: of a prediction, and of a pass forward and backward. */
final class UnrolledStatements {
  private final Plan plan;
  private final Program program;
  private final Names names;
  private final Comments comments;
  private final boolean keepsValues;
  private final Optional<CalledLayers> called;

  /** @param called the layers that are computed by vectors, in a class that may */
  UnrolledStatements(Plan plan, Names names, Optional<CalledLayers> called) {
    this.plan = plan;
    this.program = plan.program();
    this.names = names;
    this.comments = Comments.inCode(program);
    this.keepsValues = plan.keepsValues();
    this.called = called;
  }

  UnrolledWriter writer() {
    return new UnrolledWriter(plan, names, !keepsValues, called.isPresent());
  }

  /** The statements of a prediction. */
  List<Statement> predict() {
    UnrolledWriter writer = writer();
    List<Statement> body = new ArrayList<>();
    forward(writer, false, "", body);
    body.add(new Blank());
    Tensor output = program.output();
    for (int k = 0; k < output.size(1); k++) {
      Cell out = Cell.at(output, k, CodeBlock.of("out[$L]", place("to", k)));
      body.add(Store.set(out, writer.cell(output, k)));
    }
    return body;
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
  List<Statement> pass() {
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

  private static void comment(List<Statement> body, String text) {
    body.add(new Blank());
    body.add(new Comment(text));
  }

  // final float x1 = x[at + 1];
  private static Let read(UnrolledWriter writer, Tensor tensor, int k, String array, String start) {
    return Let.constant(
        float.class, writer.cell(tensor, k), Value.Code.of("$N[$L]", array, place(start, k)));
  }

  /** The statements of a forward pass, after those in {@code body}. */
  void forward(UnrolledWriter writer, boolean drops, String prefix, List<Statement> body) {
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
}
