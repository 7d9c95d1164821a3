package dev.gradpoet.processor.emit;

import static dev.gradpoet.processor.emit.kernel.PassParameters.T;
import static dev.gradpoet.processor.emit.kernel.PassParameters.WEIGHTS;
import static dev.gradpoet.processor.emit.kernel.PassParameters.X;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import dev.gradpoet.processor.declared.DeclaredType;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.RuntimeTypes;
import dev.gradpoet.processor.emit.kernel.Kernel;
import dev.gradpoet.processor.emit.kernel.Scratch;
import dev.gradpoet.processor.emit.kernel.Weighting;
import dev.gradpoet.processor.layer.Targets;
import dev.gradpoet.processor.plan.Lowering;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/**
 * The passes over many samples, around the kernel of some: public ones that check their arguments and know the penalties, or those of the
 * class with the Vector API, which these call.
 */
final class Passes {
  private static final ParameterSpec CLASSES =
      ParameterSpec.builder(int[].class, "classes").build();

  private static final String IS_FEW = "if (count < MANY)";

  private final Program program;
  private final Names names;
  private final Kernel kernel;
  private final Optional<Penalty> penalty;
  private final boolean isPublic;
  private final Guard guard;
  private final boolean hasSimd;
  private final boolean isOfProducts;
  private final Optional<ClassName> lanes;
  private final String outputs;
  private final ClassTargets targets;

  private Passes(
      Plan plan, Names names, Kernel kernel, Optional<Penalty> penalty, boolean isPublic) {
    this.program = plan.program();
    this.names = names;
    this.kernel = kernel;
    this.penalty = penalty;
    this.isPublic = isPublic;
    this.guard = new Guard(names, isPublic);
    this.hasSimd = isPublic && plan.simd().isPresent();
    this.isOfProducts = plan.simd().equals(Optional.of(Lowering.PRODUCTS));
    DeclaredType type = program.type();
    this.lanes = plan.simd().equals(Optional.of(Lowering.LANES))
        ? Optional.of(ClassName.get(type.packageName(), type.simdName()))
        : Optional.empty();
    this.outputs = names.layerConstant(plan.program().output().layer(), "UNITS");
    this.targets = new ClassTargets(program, names, kernel.samples(), outputs);
  }

  /** The passes of the class that a user sees. */
  static Passes ofNetwork(Plan plan, Names names, Kernel kernel, Penalty penalty) {
    Optional<Penalty> some = penalty.isEmpty() ? Optional.empty() : Optional.of(penalty);
    return new Passes(plan, names, kernel, some, true);
  }

  /** The passes of the class that uses the Vector API. */
  static Passes ofSimd(Plan plan, Names names, Kernel kernel) {
    return new Passes(plan, names, kernel, Optional.empty(), false);
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    // What the type declares, too, would clash with the default of the runtime's interface.
    if (isPublic && program.type().memberNames().contains("predict")) {
      methods.add(predictFresh());
    }
    methods.add(predict());
    for (ParameterSpec given : classifies() ? List.of(T, CLASSES) : List.of(T)) {
      for (Weighting weighting : Weighting.of(program)) {
        methods.add(over(given, "loss", weighting));
        methods.add(over(given, "accumulate", weighting));
      }
    }
    if (isPublic) {
      methods.add(activations());
    }
    methods.addAll(guard.methods());
    if (classifies()) {
      methods.add(targets.method());
    }
    return methods;
  }

  // public float[] predict(float... x) {
  //   Checks.length("x", x.length, INPUTS);
  //   final float[] prediction = new float[OUTPUT];
  //   predict(x, 0, 1, prediction);
  //   return prediction;
  // }
  private MethodSpec predictFresh() {
    return MethodSpec.methodBuilder("predict")
        .addJavadoc(
            "Predicts one sample: $L values in, a fresh array of $L out.\n",
            program.inputs(),
            program.outputs())
        .addModifiers(Modifier.PUBLIC)
        .returns(float[].class)
        .addParameter(float[].class, "x")
        .varargs()
        .addStatement("$T.length($S, x.length, INPUTS)", RuntimeTypes.CHECKS, "x")
        .addStatement("final float[] prediction = new float[$N]", outputs)
        .addStatement("predict(x, 0, 1, prediction)")
        .addStatement("return prediction")
        .build();
  }

  private MethodSpec predict() {
    MethodSpec.Builder method = pass("predict", void.class)
        .addParameter(float[].class, "x")
        .addParameter(int.class, "from")
        .addParameter(int.class, "count")
        .addParameter(float[].class, "out")
        .addCode(guard.samples("x", "INPUTS", "from", "count"))
        .addCode(guard.samples("out", outputs, "0", "count"))
        .addCode(guard.begin());
    if (hasSimd) {
      method
          .beginControlFlow("if ($L)", usesSimd())
          .addStatement("simd.get().predict(x, from, count, out)")
          .addStatement("return")
          .endControlFlow();
    }
    method.addCode(kernel.makeRoom(Scratch.Use.ALL, "count"));
    Optional<Kernel> few = kernel.few();
    if (few.isPresent()) {
      method
          .beginControlFlow(IS_FEW)
          .addCode(predictions(few.get()))
          .addStatement("return")
          .endControlFlow();
    }
    return method.addCode(predictions(kernel)).addCode(guard.end()).build();
  }

  List<FieldSpec> fields() {
    List<FieldSpec> fields = new ArrayList<>(guard.fields());
    if (classifies()) {
      fields.add(targets.field());
    }
    return fields;
  }

  private boolean classifies() {
    return program.lossFunction().acceptsClasses();
  }

  private CodeBlock predictions(Kernel kernel) {
    return CodeBlock.builder()
        .add(kernel.samples().begin("0", "count"))
        .add(kernel.predict(CodeBlock.of("(from + s) * INPUTS"), CodeBlock.of("s * $N", outputs)))
        .endControlFlow()
        .build();
  }

  // public double accumulate(float[] x, float[] t, int from, int count) {
  //   Checks.samples("x", x.length, INPUTS, from, count);
  //   Checks.samples("t", t.length, OUTPUT, from, count);
  //   double loss = 0;
  //   for (int s = from; s < from + count; s++) {
  //     loss += accumulateOne(x, s * INPUTS, t, s * OUTPUT);
  //   }
  //   return loss;
  // }
  private MethodSpec over(ParameterSpec given, String name, Weighting weighting) {
    boolean accumulates = name.equals("accumulate");
    boolean isWeighted = weighting == Weighting.GIVEN;
    MethodSpec.Builder method = pass(name, double.class).addParameter(X).addParameter(given);
    if (isWeighted) {
      method.addParameter(WEIGHTS);
    }
    method
        .addParameter(int.class, "from")
        .addParameter(int.class, "count")
        .addCode(guard.samples("x", "INPUTS", "from", "count"))
        .addCode(guard.samples(given.name(), given.equals(T) ? outputs : "1", "from", "count"));
    if (isWeighted) {
      method.addCode(guard.samples("weights", "1", "from", "count"));
    }
    if (given.equals(T) && program.lossFunction().targets() == Targets.DISTRIBUTION) {
      method.addCode(guard.distributions(outputs));
    }
    method.addCode(guard.begin()).addStatement("double loss = 0");
    String weights = isWeighted ? " weights," : "";
    beginSum(method, CodeBlock.of("simd.get().$L(x, $N,$L from, count)", name, given, weights));
    method.addCode(
        kernel.makeRoom(accumulates ? Scratch.Use.ACCUMULATE : Scratch.Use.ALL, "count"));
    Optional<Kernel> few = kernel.few();
    if (few.isPresent()) {
      addFew(method, sum(few.get(), given, accumulates, weighting));
    }
    return endSum(method.addCode(sum(kernel, given, accumulates, weighting)), accumulates);
  }

  // for (int s = from; s < from + count; s++) {
  //   Arrays.fill(target, 0);
  //   target[Checks.classIndex(classes, s, OUTPUT)] = 1;
  //   loss += accumulateOne(x, s * INPUTS, target, 0);
  // }
  private CodeBlock sum(Kernel of, ParameterSpec given, boolean accumulates, Weighting weighting) {
    boolean isTarget = given.equals(T);
    CodeBlock at = CodeBlock.of("s * INPUTS");
    CodeBlock target = CodeBlock.of(isTarget ? "t" : "target");
    CodeBlock to = isTarget ? CodeBlock.of("s * $N", outputs) : CodeBlock.of("0");
    return CodeBlock.builder()
        .add(accumulates ? of.beginGradient() : CodeBlock.of(""))
        .add(of.samples().begin("from", "from + count"))
        .add(isTarget ? CodeBlock.of("") : targets.set(of.samples()))
        .addStatement(
            "loss += $L",
            accumulates
                ? of.accumulate(at, target, to, weighting)
                : of.loss(at, target, to, weighting))
        .endControlFlow()
        .build();
  }

  // if (count < MANY) {
  //   …
  //   return loss;
  // }
  private static void addFew(MethodSpec.Builder method, CodeBlock sum) {
    method.beginControlFlow(IS_FEW).addCode(sum).addStatement("return loss").endControlFlow();
  }

  // simd.isPresent() && count >= IrisNetworkSimd.WORTHWHILE
  // simd.isPresent() && VectorWarmUp.isDone()
  private CodeBlock usesSimd() {
    CodeBlock isPresent = CodeBlock.of("simd.isPresent()");
    if (isOfProducts) {
      return CodeBlock.of("$L && $T.isDone()", isPresent, RuntimeTypes.VECTOR_WARM_UP);
    }
    return lanes.isPresent()
        ? CodeBlock.of("$L && count >= $T.WORTHWHILE", isPresent, lanes.get())
        : isPresent;
  }

  // if (simd.isPresent()) {
  //   loss = simd.get().accumulate(x, t, from, count);
  // } else {
  private void beginSum(MethodSpec.Builder method, CodeBlock call) {
    if (hasSimd) {
      method
          .beginControlFlow("if ($L)", usesSimd())
          .addStatement("loss = $L", call)
          .nextControlFlow("else");
    }
  }

  private MethodSpec endSum(MethodSpec.Builder method, boolean accumulates) {
    if (accumulates) {
      method.addCode(kernel.endGradient());
    }
    if (hasSimd) {
      method.endControlFlow();
    }
    if (penalty.isEmpty()) {
      return method.addStatement("return loss").addCode(guard.end()).build();
    }
    if (accumulates) {
      method.addStatement("$N(count)", names.method("addPenalty"));
    }
    return method
        .addStatement("return loss + count * $N()", names.method("penalty"))
        .addCode(guard.end())
        .build();
  }

  private MethodSpec activations() {
    return pass("activations", void.class)
        .addParameter(float[].class, "x")
        .addParameter(int.class, "sample")
        .addParameter(RuntimeTypes.ACTIVATION_OBSERVER, "observer")
        .addCode(guard.samples("x", "INPUTS", "sample", "1"))
        .addCode(guard.begin())
        .addCode(kernel.makeRoom(Scratch.Use.ALL, "1"))
        .addCode(kernel.observe(CodeBlock.of("sample * INPUTS")))
        .addCode(guard.end())
        .build();
  }

  private MethodSpec.Builder pass(String name, Class<?> returns) {
    MethodSpec.Builder method = MethodSpec.methodBuilder(name).returns(returns);
    return isPublic ? method.addAnnotation(Override.class).addModifiers(Modifier.PUBLIC) : method;
  }
}
