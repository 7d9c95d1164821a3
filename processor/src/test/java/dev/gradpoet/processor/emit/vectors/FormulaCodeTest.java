package dev.gradpoet.processor.emit.vectors;

import static dev.gradpoet.processor.testing.NetworkBuilder.network;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import dev.gradpoet.Activation;
import dev.gradpoet.processor.derive.Derivation;
import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.JavaExpression;
import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.VectorTypes;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Form;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.scalar.Derivative;
import dev.gradpoet.processor.scalar.Evaluator;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.FormulaException;
import dev.gradpoet.processor.scalar.FormulaParser;
import dev.gradpoet.processor.scalar.Functions;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import dev.gradpoet.processor.testing.InMemoryCompiler;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** Formulas as code: of single floats, in passes over arrays, and of vectors that are locals. All compute the same bits. */
class FormulaCodeTest {
  private static final int LENGTH = 1024;

  /** Some operations on floats of moderate size, relative to 1 or the value. */
  private static final double FLOAT = 2e-5;

  private static final List<String> FORMULAS = List.of(
      "sqrt(z^2 + t^2 + 1)",
      "min(z, t) + min(0.5, z) * min(z, -0.5)",
      "sin(2 * z) * cos(t)",
      "abs(z)^0.3",
      "abs(z)^abs(t)",
      "sigmoid(z)^(t + 1)",
      "(z^2 + 1)^-1.5 * t",
      "sin(abs(z)^1.7 + sqrt(abs(t)))",
      "z >= t ? sqrt(abs(z) + 1) : cos(z)^2",
      "exp(sin(z)) + softplus(t)",
      "erf(z) * tanh(t)",
      "2^z + z^2^2",
      "(z^2 + 1)^(t^2 + 1) + (z^2 + 1)^(t^2 + 1) * z",
      "z > 0 ? z : t");

  private static final float[] SPECIAL = {
    0f,
    -0f,
    1,
    -1,
    0.5f,
    -2.5f,
    3,
    Float.NaN,
    Float.POSITIVE_INFINITY,
    Float.NEGATIVE_INFINITY,
    Float.MIN_VALUE,
    -Float.MIN_VALUE,
    Float.MAX_VALUE,
    -Float.MAX_VALUE
  };

  private static final Tensor Z = Tensor.of("l", "z", Role.VALUE, Index.BATCH);
  private static final Tensor T = Tensor.of("", "t", Role.TARGET, Index.BATCH);
  private static final Tensor A = Tensor.of("l", "a", Role.VALUE, Index.BATCH);
  private static final Map<Expr, Tensor> TENSORS = Map.of(Z.variable(), Z, T.variable(), T);

  private final Names names = new Names(
      Derivation.of(network("Own", 1).dense("output", 1, Activation.IDENTITY).build()));
  private final Helpers helpers = new Helpers(names);
  private final VectorFunctions functions = new VectorFunctions(names);
  private final List<String> works = new ArrayList<>();

  @Test
  void everyFormulaAndItsSlopeComputeTheSameInEachForm()
      throws FormulaException, ReflectiveOperationException {
    List<Expr> expressions = new ArrayList<>();
    for (String formula : FORMULAS) {
      Expr expression = FormulaParser.parse(formula, Set.of("z", "t"));
      expressions.add(Simplifier.simplify(expression));
      expressions.add(Derivative.of(expression, Exprs.var("z")));
    }
    Class<?> code = compile(expressions);
    float[] z = random(1);
    float[] t = random(2);
    for (int i = 0; i < expressions.size(); i++) {
      Expr expression = expressions.get(i);
      float[] values = run(code, "scalar" + i, z, t);
      assertSameInEachForm(code, i, expression, z, t);
      for (int k = 0; k < LENGTH; k++) {
        double exact =
            Evaluator.evaluate(expression, Map.of("z", (double) z[k], "t", (double) t[k]));
        assertThat((double) values[k])
            .as("%s at z = %s, t = %s", expression, z[k], t[k])
            .isCloseTo(exact, within(FLOAT * Math.max(1, Math.abs(exact))));
      }
    }
  }

  @Test
  void limitsAreTheSameInEachForm() throws FormulaException, ReflectiveOperationException {
    List<Expr> expressions = new ArrayList<>();
    for (String formula : List.of(
        "sqrt(z)",
        "min(z, t)",
        "max(z, 0)",
        "min(z, 0)",
        "max(0.5, z)",
        "min(-2.5, z)",
        "sin(z)",
        "cos(z)",
        "z^t")) {
      expressions.add(FormulaParser.parse(formula, Set.of("z", "t")));
    }
    Class<?> code = compile(expressions);
    float[] z = new float[LENGTH];
    float[] t = new float[LENGTH];
    for (int k = 0; k < LENGTH; k++) {
      z[k] = SPECIAL[k % SPECIAL.length];
      t[k] = SPECIAL[k / SPECIAL.length % SPECIAL.length];
    }
    for (int i = 0; i < expressions.size(); i++) {
      assertSameInEachForm(code, i, expressions.get(i), z, t);
    }
  }

  private static void assertSameInEachForm(
      Class<?> code, int i, Expr expression, float[] z, float[] t)
      throws ReflectiveOperationException {
    float[] scalar = run(code, "scalar" + i, z, t);
    assertThat(run(code, "passes" + i, z, t)).as("%s", expression).isEqualTo(scalar);
    float[] both = z.clone();
    run(code, "passes" + i, both, t, both);
    assertThat(both).as("%s in place", expression).isEqualTo(scalar);
    if (Exprs.hasVectorForm(expression)) {
      assertThat(run(code, "locals" + i, z, t)).as("%s", expression).isEqualTo(scalar);
    }
  }

  @Test
  void whatIsSaidToHaveAVectorFormHasOne() {
    assertThat(Functions.all())
        .filteredOn(function -> function.isPrimitive() && function.hasVectorForm())
        .hasSize(6)
        .allSatisfy(function -> assertThat(VectorFunctionBodies.of(function)).isNotEmpty());
  }

  @Test
  void whatHasNoVectorFormIsNoVectorThatIsALocal() {
    VectorCalls calls = new VectorCalls(names, functions);
    for (Expr expression : List.of(
        Exprs.pow(Z.variable(), T.variable()), Exprs.call(Functions.NORMAL_CDF, Z.variable()))) {
      assertThatThrownBy(() -> calls.write(
              expression,
              Map.of(
                  Z.variable(), VectorLocals.Read.of("z"), T.variable(), VectorLocals.Read.of("t")),
              CodeBlock.builder()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("no vector form of ");
    }
  }

  /** Values that no formula has a pole or a kink at. */
  private static float[] random(long seed) {
    Random random = new Random(seed);
    float[] values = new float[LENGTH];
    for (int k = 0; k < LENGTH; k++) {
      values[k] = (random.nextFloat() + 0.1f) * (random.nextBoolean() ? 2 : -2);
    }
    return values;
  }

  private static float[] run(Class<?> code, String name, float[] z, float[] t)
      throws ReflectiveOperationException {
    float[] to = new float[LENGTH];
    run(code, name, z, t, to);
    return to;
  }

  private static void run(Class<?> code, String name, float[] z, float[] t, float[] to)
      throws ReflectiveOperationException {
    Method method =
        code.getDeclaredMethod(name, float[].class, float[].class, float[].class, int.class);
    method.setAccessible(true);
    method.invoke(null, z, t, to, LENGTH);
  }

  private Class<?> compile(List<Expr> expressions) throws ReflectiveOperationException {
    TypeSpec.Builder type = TypeSpec.classBuilder("Own");
    for (int i = 0; i < expressions.size(); i++) {
      Expr expression = Substitution.replace(
          expressions.get(i), Map.of(Exprs.var("z"), Z.variable(), Exprs.var("t"), T.variable()));
      type.addMethod(method("scalar" + i, scalar(expression)));
      type.addMethod(method("passes" + i, passes(expression)));
      if (Exprs.hasVectorForm(expression)) {
        type.addMethod(method("locals" + i, locals(expression)));
      }
    }
    for (String work : works) {
      type.addField(FieldSpec.builder(float[].class, work, Modifier.STATIC)
          .initializer("new float[$L]", LENGTH)
          .build());
    }
    type.addField(FieldSpec.builder(
            ParameterizedTypeName.get(VectorTypes.SPECIES, ClassName.get(Float.class)),
            "SPECIES",
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer("$T.SPECIES_PREFERRED", VectorTypes.FLOAT_VECTOR)
        .build());
    type.addField(FieldSpec.builder(int.class, "LANES", Modifier.STATIC, Modifier.FINAL)
        .initializer("SPECIES.length()")
        .build());
    type.addFields(functions.fields());
    type.addMethods(functions.methods()).addMethods(helpers.methods());
    String source = JavaFile.builder("own", type.build()).build().toString();
    return new Loader(InMemoryCompiler.javacWithVectors(Map.of("own.Own", source)))
        .loadClass("own.Own");
  }

  private static MethodSpec method(String name, CodeBlock body) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.STATIC)
        .addParameter(float[].class, "zRow")
        .addParameter(float[].class, "tRow")
        .addParameter(float[].class, "to")
        .addParameter(int.class, "length")
        .addCode(body)
        .build();
  }

  private CodeBlock scalar(Expr expression) {
    CodeBlock.Builder body =
        CodeBlock.builder().beginControlFlow("for (int k = 0; k < length; k++)");
    CodeBlock value = new Locals(names).write(helpers, expression, this::element, body);
    return body.addStatement("to[k] = $L", value).endControlFlow().build();
  }

  /** The code for a variable; null for other expressions. */
  private JavaExpression.Java element(Expr part) {
    Tensor tensor = TENSORS.get(part);
    return tensor == null
        ? null
        : new JavaExpression.Java(
            CodeBlock.of("$N[k]", new Rows().array(tensor)), JavaExpression.PRIMARY);
  }

  private CodeBlock passes(Expr expression) {
    return new VectorPointwise(names, new Rows(), functions, TENSORS)
        .write((Pointwise) Form.of(Nest.set(A, expression, Z, T)));
  }

  private CodeBlock locals(Expr expression) {
    CodeBlock.Builder body = CodeBlock.builder()
        .beginControlFlow("for (int k = 0; k < length; k += LANES)")
        .addStatement(
            "final $T z = $T.fromArray(SPECIES, zRow, k)",
            VectorTypes.FLOAT_VECTOR,
            VectorTypes.FLOAT_VECTOR)
        .addStatement(
            "final $T t = $T.fromArray(SPECIES, tRow, k)",
            VectorTypes.FLOAT_VECTOR,
            VectorTypes.FLOAT_VECTOR);
    CodeBlock value = new VectorCalls(names, functions)
        .write(
            expression,
            Map.of(
                Z.variable(), VectorLocals.Read.of("z"), T.variable(), VectorLocals.Read.of("t")),
            body);
    return body.addStatement("$L.intoArray(to, k)", value).endControlFlow().build();
  }

  private final class Rows implements VectorRows {
    @Override
    public String array(Tensor tensor) {
      return tensor.equals(Z) ? "zRow" : tensor.equals(T) ? "tRow" : "to";
    }

    @Override
    public CodeBlock used(Tensor tensor) {
      return CodeBlock.of("length");
    }

    @Override
    public String work(int k, Tensor tensor) {
      String name = "work" + k;
      if (!works.contains(name)) {
        works.add(name);
      }
      return name;
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;

    Loader(Map<String, byte[]> classes) {
      super(FormulaCodeTest.class.getClassLoader());
      this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }
}
