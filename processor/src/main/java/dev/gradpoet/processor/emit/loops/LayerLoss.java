package dev.gradpoet.processor.emit.loops;

import static dev.gradpoet.processor.emit.kernel.PassParameters.T;
import static dev.gradpoet.processor.emit.kernel.PassParameters.TO;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.gradpoet.processor.emit.code.Comments;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.JavaPrinter;
import dev.gradpoet.processor.emit.statement.Local;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.For;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Statement.Operator;
import dev.gradpoet.processor.emit.statement.Statement.Return;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.emit.statement.Value;
import dev.gradpoet.processor.emit.statement.Value.Formula;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the method that computes the loss of samples whose layers are computed. */
record LayerLoss(Program program, Names names, JavaPrinter printer, Samples samples) {

  // private float loss(float[] t, int to) {
  //   float loss = 0;
  //   for (int u = 0; u < OUTPUT; u++) {
  //     loss += softplus(outputZ[u]) - t[to + u] * outputZ[u];
  //   }
  //   return loss;
  // }
  /** The method that computes it. */
  MethodSpec method(LoopCells cells) {
    return MethodSpec.methodBuilder(names.method("loss"))
        .addJavadoc("$L.\n", Comments.inJavadoc(program).loss())
        .addModifiers(Modifier.PRIVATE)
        .returns(float.class)
        .addParameters(targets())
        .addCode(printer.write(body(cells)))
        .build();
  }

  /** The statements of that method. */
  List<Statement> body(LoopCells cells) {
    LoopWriter writer = new LoopWriter(program, cells, names);
    Cell sum = cells.cell(program.loss().get(1).out().tensor());
    Expr term = program.loss().get(0).expression();
    Index outputs = Index.flattened(program.output().indices()).get(1);
    Statement terms = For.each(
        outputs, cells.loop(outputs), cells.extent(outputs), writer.store(sum, Operator.ADD, term));
    return program.loss().size() > 2 ? fromSum(sum, terms, writer) : sum(List.of(terms));
  }

  private List<Statement> sum(List<Statement> each) {
    List<Statement> body = new ArrayList<>();
    body.add(Let.of(float.class, "loss", Formula.of(0)));
    body.addAll(samples.each(each));
    body.add(Return.of(new Local("loss")));
    return body;
  }

  // float expected = 0;
  // for (int u = 0; u < OUTPUT; u++) {
  //   expected += t[to + u] * logits[u];
  // }
  // return logSumExp - expected;   or, of several samples:   loss += logSumExp[b] - expected;
  private List<Statement> fromSum(Cell sum, Statement terms, LoopWriter writer) {
    Expr expression = program.loss().get(2).expression();
    List<Statement> each = new ArrayList<>();
    each.add(new Let(float.class, sum, false, Formula.of(0)));
    each.add(terms);
    Value value = writer.value(expression, each);
    if (!samples.isBatch()) {
      each.add(Return.of(value));
      return each;
    }
    each.add(Store.add(new Local("loss"), value));
    return sum(each);
  }

  /** The parameters {@code before}, those for targets, and those for weights where samples have them. */
  List<ParameterSpec> targets(ParameterSpec... before) {
    List<ParameterSpec> data = new ArrayList<>(List.of(before));
    data.addAll(List.of(T, TO));
    data.addAll(samples.weights(program));
    return samples.with(data);
  }

  /** The loss, in a method that has these parameters. */
  CodeBlock call() {
    return CodeBlock.of("$N($L)", names.method("loss"), Samples.arguments(targets()));
  }
}
