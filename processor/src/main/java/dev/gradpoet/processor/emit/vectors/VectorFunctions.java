package dev.gradpoet.processor.emit.vectors;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.emit.code.VectorTypes;
import dev.gradpoet.processor.formula.PlainText;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Function;
import dev.gradpoet.processor.scalar.Functions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The elementary functions over rows of values, for a class that uses the Vector API: those asked for are written at its end. They
 * are passes over arrays because a vector that is handed to a method or returned by one is an object in memory, unless all is inlined.
 */
public final class VectorFunctions {
  private static final String POW = "pow";

  private final Names names;
  private final Set<Function> used = new LinkedHashSet<>();
  private final Set<Function> called = new LinkedHashSet<>();
  private boolean hasPowers;

  public VectorFunctions(Names names) {
    this.names = names;
  }

  // exp(hidden, hidden, length);
  /** A statement that applies {@code function}, which has no body, to the first values of one array and writes them to another. */
  public CodeBlock apply(Function function, String from, String to, CodeBlock length) {
    used.add(function);
    called.add(function);
    return CodeBlock.builder()
        .addStatement("$N($N, $N, $L)", names.function(function.name()), from, to, length)
        .build();
  }

  // pow(work0, work1, hidden, length);
  /** A statement that raises the first values of one array to those of another, and writes the powers to a third. */
  CodeBlock power(String base, String exponent, String to, CodeBlock length) {
    hasPowers = true;
    return CodeBlock.builder()
        .addStatement("$N($N, $N, $N, $L)", names.function(POW), base, exponent, to, length)
        .build();
  }

  // final FloatVector tanh;
  // {
  //   final FloatVector c = z.abs().min(9.1f).mul(2f);
  //   …
  //   tanh = y…;
  // }
  /** Statements that declare {@code result}, and compute it from a vector that is a local: no array on the way, and no call. */
  CodeBlock inPlace(Function function, CodeBlock argument, String result) {
    used.add(function);
    return CodeBlock.builder()
        .addStatement("final $T $N", VectorTypes.FLOAT_VECTOR, result)
        .add("{\n$>")
        .add(body(function, argument, CodeBlock.of("$N = ", result), CodeBlock.of("")))
        .add("$<}\n")
        .build();
  }

  private static CodeBlock body(
      Function function, CodeBlock argument, CodeBlock begin, CodeBlock end) {
    Map<String, Object> all = new HashMap<>(VectorFunctionBodies.TYPES);
    all.put("argument", argument);
    all.put("begin", begin);
    all.put("end", end);
    return CodeBlock.builder().addNamed(VectorFunctionBodies.of(function), all).build();
  }

  /** The numbers that the methods asked for share. */
  public List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>();
    boolean reduces = used.contains(Functions.EXP)
        || used.contains(Functions.EXPM1)
        || used.contains(Functions.TANH);
    boolean scales = used.contains(Functions.LOG) || used.contains(Functions.LOG1P);
    if (reduces) {
      fields.add(constant("LOG2_E", "1.44269504f"));
      fields.add(constant("ROUNDER", "0x1.8p23f").toBuilder()
          .addJavadoc(
              "A small number plus this is rounded to an integer, which the low bits hold.\n")
          .build());
    }
    if (reduces || scales) {
      fields.add(constant("LN2_HIGH", "0x1.62e4p-1f"));
      fields.add(constant("LN2_LOW", "0x1.7f7d1cp-20f"));
    }
    return fields;
  }

  private static FieldSpec constant(String name, String value) {
    return FieldSpec.builder(float.class, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer(value)
        .build();
  }

  /** The methods asked for. */
  public List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    for (Function function : called) {
      methods.add(method(function));
    }
    if (hasPowers) {
      methods.add(powers());
    }
    return methods;
  }

  // private static void exp(float[] from, float[] to, int length) {
  //   for (int k = 0; k < length; k += LANES) {
  //     final FloatVector c = FloatVector.fromArray(SPECIES, from, k).max(-104f).min(89f);
  //     …
  //   }
  // }
  private MethodSpec method(Function function) {
    CodeBlock.Builder code = CodeBlock.builder();
    if (function.hasVectorForm()) {
      code.beginControlFlow("for (int k = 0; k < length; k += LANES)")
          .add(body(
              function,
              VectorExpression.load(CodeBlock.of("from"), CodeBlock.of("k")),
              CodeBlock.of(""),
              CodeBlock.of(".intoArray(to, k)")));
    } else {
      code.beginControlFlow("for (int k = 0; k < length; k++)")
          .addStatement("to[k] = $T.$L(from[k])", RuntimeTypes.FLOAT_MATH, function.name());
    }
    return MethodSpec.methodBuilder(names.function(function.name()))
        .addJavadoc(
            "$L of each value, to the bit what {@code FloatMath.$L} gives; both arrays may be one.\n",
            PlainText.of(new Expr.Call(function, new Expr.Var("x"))),
            function.name())
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(float[].class, "from")
        .addParameter(float[].class, "to")
        .addParameter(int.class, "length")
        .addCode(code.endControlFlow().build())
        .build();
  }

  // private static void pow(float[] base, float[] exponent, float[] to, int length) {
  //   for (int k = 0; k < length; k++) {
  //     to[k] = FloatMath.pow(base[k], exponent[k]);
  //   }
  // }
  private MethodSpec powers() {
    return MethodSpec.methodBuilder(names.function(POW))
        .addJavadoc("Each value to the power of another; the powers may replace either.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(float[].class, "base")
        .addParameter(float[].class, "exponent")
        .addParameter(float[].class, "to")
        .addParameter(int.class, "length")
        .beginControlFlow("for (int k = 0; k < length; k++)")
        .addStatement("to[k] = $T.pow(base[k], exponent[k])", RuntimeTypes.FLOAT_MATH)
        .endControlFlow()
        .build();
  }
}
