package dev.gradpoet.processor.emit.code;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.formula.Javadoc;
import dev.gradpoet.processor.formula.Notation;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Function;
import dev.gradpoet.processor.scalar.Functions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The functions that a generated class needs and the runtime has not: written once, at its end. */
public final class Helpers {
  private final Names names;
  private final Set<Function> used = new LinkedHashSet<>();

  public Helpers(Names names) {
    this.names = names;
  }

  /** The name of the method for {@code function}, which is written from now on. */
  String method(Function function) {
    used.add(function);
    return names.function(function.name());
  }

  /** The methods asked for, and those that they need themselves. */
  public List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    Set<Function> done = new LinkedHashSet<>();
    Deque<Function> open = new ArrayDeque<>(used);
    while (!open.isEmpty()) {
      Function function = open.remove();
      if (done.add(function)) {
        methods.add(method(function, function.evaluation().orElseThrow()));
        for (Function other : used) {
          if (!done.contains(other) && !open.contains(other)) {
            open.add(other);
          }
        }
      }
    }
    return methods;
  }

  // /** σ(z) = 1 / (1 + e^(−z)). */
  // private static float sigmoid(float z) {
  //   return 1 / (1 + FloatMath.exp(-z));
  // }
  private MethodSpec method(Function function, Expr evaluation) {
    Locals locals = new Locals(names);
    CodeBlock.Builder body = CodeBlock.builder();
    Expr.Var z = Functions.ARGUMENT;
    CodeBlock value = locals.write(
        this,
        evaluation,
        e ->
            e.equals(z) ? new JavaExpression.Java(CodeBlock.of("z"), JavaExpression.PRIMARY) : null,
        body);
    return MethodSpec.methodBuilder(names.function(function.name()))
        .addJavadoc(
            "$L = $L.\n",
            PlainText.of(new Expr.Call(function, z)),
            Javadoc.of(Notation.of(evaluation)))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .returns(float.class)
        .addParameter(float.class, "z")
        .addCode(body.build())
        .addStatement("return $L", value)
        .build();
  }
}
