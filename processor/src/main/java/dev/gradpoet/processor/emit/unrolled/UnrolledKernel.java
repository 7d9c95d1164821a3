package dev.gradpoet.processor.emit.unrolled;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Helpers;
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
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Value;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
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
  private final Program program;
  private final Names names;
  private final UnrolledStatements statements;
  private final JavaPrinter printer;
  private final boolean keepsValues;
  private final Optional<CalledLayers> called;

  /** Without vectors. */
  public UnrolledKernel(Plan plan, Names names, Helpers helpers) {
    this(plan, names, helpers, Optional.empty());
  }

  /** @param called the layers that are computed by vectors, in a class that may */
  public UnrolledKernel(Plan plan, Names names, Helpers helpers, Optional<CalledLayers> called) {
    this.called = called;
    this.program = plan.program();
    this.names = names;
    this.statements = new UnrolledStatements(plan, names, called);
    this.printer = new JavaPrinter(helpers);
    this.keepsValues = plan.keepsValues();
  }

  @Override
  public Samples samples() {
    return Samples.ONE;
  }

  @Override
  public List<FieldSpec> fields() {
    return keepsValues ? new KeptValues(program, statements.writer()).fields() : List.of();
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
    return MethodSpec.methodBuilder(names.method("predictOne"))
        .addJavadoc(
            "Writes the prediction for the sample at {@code x[at]} to {@code out[to]} and on.\n")
        .addModifiers(Modifier.PRIVATE)
        .addParameters(List.of(PassParameters.X, PassParameters.AT))
        .addParameter(float[].class, "out")
        .addParameter(int.class, "to")
        .addCode(printer.write(statements.predict()))
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
        .addCode(printer.write(statements.pass()))
        .build();
  }

  @Override
  public String training() {
    return names.method("pass");
  }

  @Override
  public String prediction() {
    return names.method("predictOne");
  }

  @Override
  public NamedCells cells() {
    Map<String, NamedCells.At> variables = new LinkedHashMap<>();
    for (Statement statement : Statement.all(statements.pass())) {
      for (Cell cell : statement.writes()) {
        String code = cell.code().toString();
        if (!code.contains("[")) {
          variables.putIfAbsent(code, NamedCells.At.of(cell));
        }
      }
    }
    return new NamedCells(variables, NamedCells.arguments(program));
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
    UnrolledWriter writer = statements.writer();
    List<Statement> body = new ArrayList<>();
    if (keepsValues) {
      body.add(Call.of(CodeBlock.of(
          "$N(x, $L, new float[$L], 0)",
          names.method("predictOne"),
          at,
          program.output().size(1))));
    } else {
      body.add(Let.constant(int.class, new Local("at"), new Value.Code(at, List.of())));
      statements.forward(writer, false, "", body);
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
    return new KeptValues(program, statements.writer()).copies(layer);
  }
}
