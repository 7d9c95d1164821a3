package dev.gradpoet.processor.emit;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.JavaExpression;
import dev.gradpoet.processor.emit.code.JavaExpression.Java;
import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Formulas;
import dev.gradpoet.processor.formula.Javadoc;
import dev.gradpoet.processor.formula.Notation;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Quantity;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The methods for the layers' weight penalties: computed once a call, not once a sample. */
final class Penalty {
  private final Program program;
  private final Names names;
  private final Helpers helpers;

  Penalty(Plan plan, Names names, Helpers helpers) {
    this.program = plan.program();
    this.names = names;
    this.helpers = helpers;
  }

  boolean isEmpty() {
    return program.penalty().isEmpty();
  }

  List<MethodSpec> methods() {
    return isEmpty() ? List.of() : List.of(value(), gradient());
  }

  // private double penalty() {
  //   final float[] p = parameters;
  //   double sum = 0;
  //   for (int k = HIDDEN_WEIGHTS; k < HIDDEN_BIASES; k++) {
  //     sum += 0.01f * p[k] * p[k];
  //   }
  //   return sum;
  // }
  private MethodSpec value() {
    CodeBlock.Builder body = CodeBlock.builder()
        .addStatement("final float[] p = parameters")
        .addStatement("double sum = 0");
    List<String> formulas = new ArrayList<>();
    for (Nest nest : eachByItself(program.penalty())) {
      Tensor weights = weights(nest);
      Formula each =
          Notation.of(nest.expression(), Map.of(weights.variable(), Formulas.named("w")));
      formulas.add(weights.layer() + ": " + Javadoc.of(Formulas.sum(each)));
      loop(body, weights, nest.expression(), "sum +=");
    }
    return MethodSpec.methodBuilder(names.method("penalty"))
        .addJavadoc("The penalties on weights, $L.\n", String.join("; ", formulas))
        .addModifiers(Modifier.PRIVATE)
        .returns(double.class)
        .addCode(body.build())
        .addStatement("return sum")
        .build();
  }

  private MethodSpec gradient() {
    CodeBlock.Builder body = CodeBlock.builder()
        .addStatement("final float[] p = parameters")
        .addStatement("final float[] g = gradient()");
    for (Nest nest : eachByItself(program.penaltyGradient())) {
      loop(body, weights(nest), nest.expression(), "g[k] +=");
    }
    return MethodSpec.methodBuilder(names.method("addPenalty"))
        .addJavadoc("Adds the gradient of the penalties, once for each of {@code count} samples.\n")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int.class, "count")
        .addCode(body.build())
        .build();
  }

  /** The nests that compute something for each weight, without the sums. */
  private static List<Nest> eachByItself(List<Nest> nests) {
    return nests.stream().filter(nest -> nest.combine() == Combine.SET).toList();
  }

  private static Tensor weights(Nest nest) {
    return nest.operands().stream().filter(Tensor::isParameter).findFirst().orElseThrow();
  }

  private void loop(CodeBlock.Builder body, Tensor weights, Expr expression, String target) {
    Expr count = Tensor.of("", Quantity.PENALTY, Role.LOSS).gradient().variable();
    String start = names.start(weights, program);
    List<Parameter> parameters = program.parameters();
    int next = parameters.indexOf(program.parameter(weights)) + 1;
    String end = next == parameters.size() ? "PARAMETERS" : names.start(parameters.get(next));
    body.beginControlFlow("for (int k = $N; k < $N; k++)", start, end);
    CodeBlock.Builder locals = CodeBlock.builder();
    CodeBlock value = new Locals(names)
        .write(
            helpers,
            expression,
            part -> part.equals(weights.variable())
                ? new Java(CodeBlock.of("p[k]"), JavaExpression.PRIMARY)
                : part.equals(count)
                    ? new Java(CodeBlock.of("count"), JavaExpression.PRIMARY)
                    : null,
            locals);
    body.add(locals.build()).addStatement("$L $L", target, value).endControlFlow();
  }
}
