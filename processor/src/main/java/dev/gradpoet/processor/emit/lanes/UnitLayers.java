package dev.gradpoet.processor.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.VectorTypes;
import dev.gradpoet.processor.emit.kernel.PassParameters;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.unrolled.CalledLayers;
import dev.gradpoet.processor.emit.unrolled.UnrolledWriter;
import dev.gradpoet.processor.emit.vectors.VectorCalls;
import dev.gradpoet.processor.emit.vectors.VectorExpression;
import dev.gradpoet.processor.emit.vectors.VectorFunctions;
import dev.gradpoet.processor.emit.vectors.VectorLocals;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * Writes the wide layers of a tiny network for one sample, with a layer's units along vectors: a few methods for each, which straight-line
 * code calls. The values lie at the beginning of the arrays that hold many samples otherwise.
 *
 * <p>The last vector of a row may go beyond it. It then reads what follows, whose results are never used, and adds zeros to that.
 */
final class UnitLayers implements CalledLayers {
  private final Plan plan;
  private final Program program;
  private final Names names;
  private final Comments comments;
  private final LaneRows rows;
  private final VectorCalls vectors;
  private final List<MethodSpec> methods = new ArrayList<>();
  private final Map<Step, CodeBlock> calls = new HashMap<>();
  private final UnitRows units;
  private final UnitGradients gradients;

  UnitLayers(Plan plan, Names names, LaneRows rows, VectorFunctions functions) {
    this.plan = plan;
    this.program = plan.program();
    this.names = names;
    this.comments = Comments.inJavadoc(program);
    this.rows = rows;
    this.units = new UnitRows(names, rows);
    this.vectors = new VectorCalls(names, functions);
    this.gradients = new UnitGradients(names, units, vectors);
    program.forward().stream().filter(step -> has(step.layer())).forEach(this::addForward);
    program.backward().stream().filter(step -> has(step.layer())).forEach(this::addBackward);
  }

  @Override
  public boolean has(Layer layer) {
    return plan.wide().contains(layer);
  }

  List<FieldSpec> fields() {
    return gradients.fields();
  }

  @Override
  public List<MethodSpec> methods() {
    return methods;
  }

  // forwardUnitsHidden(x, at);
  // final float hidden0 = hidden[0];
  // …
  @Override
  public List<Statement> forward(Step step, UnrolledWriter writer) {
    Tensor in = in(products(NestForm.of(step)));
    List<Statement> code = new ArrayList<>();
    if (in.role() != Role.INPUT && !isWide(in)) {
      code.addAll(writer.copy(in, rows.array(in)));
    }
    Tensor value = program.value(step.layer().name());
    code.add(calls(step));
    if (isReadByStatements(value)) {
      code.addAll(writer.read(value, rows.array(value)));
    }
    return code;
  }

  private Statement calls(Step step) {
    return new Statement.Verbatim(Objects.requireNonNull(calls.get(step)));
  }

  @Override
  public boolean isReadByStatements(Tensor value) {
    return Stream.concat(program.forward().stream(), program.backward().stream())
        .filter(step -> !has(step.layer()))
        .flatMap(step -> NestForm.of(step).stream())
        .anyMatch(nest -> nest.operands().contains(value));
  }

  private boolean isWide(Tensor tensor) {
    return plan.wide().stream().anyMatch(layer -> layer.name().equals(tensor.layer()));
  }

  // dHidden[0] = Math.fma(p[4], deltaOutput0, p[5] * deltaOutput1);
  @Override
  public List<Statement> receive(Tensor value, UnrolledWriter writer) {
    boolean isScalar = value.role() == Role.DRAW
        || (value.isGradient() && value.name().equals(Quantity.ACTIVATION));
    boolean isReceived = isScalar
        && program.backward().stream()
            .filter(step -> has(step.layer()))
            .flatMap(step -> NestForm.of(step).stream())
            .anyMatch(nest -> nest instanceof Pointwise && nest.operands().contains(value));
    return isReceived ? writer.copy(value, rows.array(value)) : List.of();
  }

  // backwardUnitsHidden(x, at);
  @Override
  public List<Statement> backward(Step step, UnrolledWriter writer) {
    List<Statement> code = new ArrayList<>(List.of(calls(step)));
    for (NestForm nest : NestForm.of(step)) {
      if (nest instanceof Contract products && !products.out().isParameter()) {
        Tensor delta = in(products);
        code.addAll(writer.read(delta, rows.array(delta)));
        code.addAll(writer.write(List.of(nest)));
      }
    }
    return code;
  }

  private static Contract products(List<NestForm> nests) {
    return nests.stream()
        .filter(Contract.class::isInstance)
        .map(Contract.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static Tensor weights(Contract products) {
    return products.left().isParameter() ? products.left() : products.right();
  }

  private static Tensor in(Contract products) {
    return products.left().isParameter() ? products.right() : products.left();
  }

  private void add(String verb, Step step, String doc, CodeBlock body) {
    String layer = step.layer().name();
    boolean readsSample = step.layer().inputs().contains("");
    MethodSpec.Builder method = MethodSpec.methodBuilder(names.step(verb, layer))
        .addJavadoc("$L, of one sample: $L.\n", layer, doc)
        .addModifiers(Modifier.PRIVATE);
    if (readsSample) {
      method.addParameter(PassParameters.X).addParameter(PassParameters.AT);
    }
    methods.add(method.addCode(body).build());
    calls.put(
        step,
        CodeBlock.builder()
            .addStatement(readsSample ? "$N(x, at)" : "$N()", names.step(verb, layer))
            .build());
  }

  // final float[] p = parameters;
  // for (int u = 0; u < HIDDEN; u += LANES) {
  //   FloatVector products = FloatVector.zero(SPECIES);
  //   for (int i = 0; i < INPUTS; i++) {
  //     final FloatVector w = FloatVector.fromArray(SPECIES, p, HIDDEN_WEIGHTS + i * HIDDEN + u);
  //     products = w.fma(w.broadcast(x[at + i]), products);
  //   }
  //   final FloatVector z = FloatVector.fromArray(SPECIES, p, HIDDEN_BIASES + u).add(products);
  //   z.max(0f).intoArray(hidden, u);
  // }
  /** The biases come last: of what comes from an array HotSpot knows the exact class, which the activation is called on. */
  private void addForward(Step step) {
    Pointwise biases = (Pointwise) NestForm.of(step).get(0);
    Contract nest = products(NestForm.of(step));
    Pointwise activation = (Pointwise) NestForm.of(step).get(NestForm.of(step).size() - 1);
    Tensor weights = weights(nest);
    String products = names.local("products");
    CodeBlock.Builder body = CodeBlock.builder().addStatement("final float[] p = parameters");
    units
        .eachVector(weights, body)
        .addStatement(
            "$T $N = $T.zero(SPECIES)",
            VectorTypes.FLOAT_VECTOR,
            products,
            VectorTypes.FLOAT_VECTOR);
    units
        .eachInput(weights, body)
        .addStatement(
            "final $T w = $L",
            VectorTypes.FLOAT_VECTOR,
            VectorExpression.load(CodeBlock.of("p"), units.weights(weights, "i")))
        .addStatement("$N = w.fma(w.broadcast($L), $N)", products, units.input(in(nest)), products)
        .endControlFlow()
        .addStatement(
            "final $T z = $L$Z.add($N)",
            VectorTypes.FLOAT_VECTOR,
            VectorExpression.load(
                CodeBlock.of("p"), units.first(biases.operands().get(0))),
            products);
    if (plan.storesWeightedInputs(activation.out())) {
      body.addStatement("z.intoArray($L)", units.place(nest.out()));
    }
    Map<Expr, VectorLocals.Read> reads = Map.of(nest.out().variable(), VectorLocals.Read.of("z"));
    body.addStatement(
            "$L$Z.intoArray($L)",
            vectors.write(activation.expression(), reads, body),
            units.place(activation.out()))
        .endControlFlow();
    add("forwardUnits", step, comments.layer(step), body.build());
  }

  private void addBackward(Step step) {
    String doc = comments.delta(step) + ", " + comments.gradient(step);
    add("backwardUnits", step, doc, gradients.write(step));
  }
}
