package dev.gradpoet.processor.emit.loops;

import static java.util.stream.Collectors.joining;

import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.statement.Local;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Let;
import dev.gradpoet.processor.emit.statement.Value;
import dev.gradpoet.processor.nest.Interpreter;
import dev.gradpoet.processor.nest.NestText;
import dev.gradpoet.processor.nest.Part;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Parameter;
import dev.gradpoet.processor.testing.Gradients;
import dev.gradpoet.processor.testing.RandomNests;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A program with values, run by the interpreter and by generated code. */
final class NestRun {
  /** What the statements of a step find in a method. */
  static final List<Statement> LOCALS = List.of(
      Let.constant(float[].class, new Local("p"), Value.Code.of("parameters")),
      Let.constant(float[].class, new Local("g"), Value.Code.of("gradient()")));

  private final long seed;
  private final List<Part> forward;
  private final List<Part> backward;
  private final Gradients gradients;
  private final NestProgram nests;
  private final NestClass generated;

  NestRun(
      long seed,
      RandomNests.Sample program,
      Gradients gradients,
      NestProgram nests,
      NestClass generated) {
    this.seed = seed;
    this.forward = program.parts();
    this.backward = gradients.backward();
    this.gradients = gradients;
    this.nests = nests;
    this.generated = generated;
    for (double[] values : gradients.given().values()) {
      for (int k = 0; k < values.length; k++) {
        values[k] = (float) values[k];
      }
    }
  }

  long seed() {
    return seed;
  }

  static Class<?> load(String name, Map<String, byte[]> classes)
      throws ReflectiveOperationException {
    return new ClassLoader(NestRun.class.getClassLoader()) {
      @Override
      protected Class<?> findClass(String wanted) throws ClassNotFoundException {
        byte[] bytes = classes.get(wanted);
        if (bytes == null) {
          throw new ClassNotFoundException(wanted);
        }
        return defineClass(wanted, bytes, 0, bytes.length);
      }
    }.loadClass(name);
  }

  /** Where generated code computes something else, a line each. */
  String wrong(Samples samples, Class<?> type, double tolerance)
      throws ReflectiveOperationException {
    Interpreter expected = gradients.interpreter();
    expected.run(forward);
    expected.run(backward);
    Object instance = type.getConstructor().newInstance();
    float[] parameters = new float[nests.program.parameterCount()];
    float[] input = new float[nests.program.inputs() * RandomNestLoopsTest.SAMPLES];
    for (Map.Entry<Tensor, double[]> given : gradients.given().entrySet()) {
      Tensor tensor = NestProgram.renamed(given.getKey());
      float[] values = floats(given.getValue());
      if (tensor.isParameter()) {
        System.arraycopy(values, 0, parameters, parameter(tensor).offset(), values.length);
      } else if (tensor.role() == Role.INPUT) {
        System.arraycopy(values, 0, input, 0, values.length);
      } else {
        fill(instance, tensor, values, samples);
      }
    }
    type.getField("parameters").set(instance, parameters);
    type.getField("gradient").set(instance, new float[parameters.length]);
    StringBuilder wrong = new StringBuilder();
    int at = samples.isBatch() ? RandomNestLoopsTest.SAMPLES : 1;
    for (int b = 0; b < RandomNestLoopsTest.SAMPLES; b += at) {
      for (String method : List.of("forward", "backward")) {
        type.getMethod(method, float[].class, int.class, int.class)
            .invoke(instance, input, b * nests.program.inputs(), at);
      }
      for (int s = b; s < b + at; s++) {
        compareSample(instance, samples, s, expected, tolerance, wrong);
      }
    }
    for (Tensor tensor : gradients.given().keySet()) {
      if (tensor.isParameter()) {
        Parameter parameter = parameter(NestProgram.renamed(tensor));
        float[] all = (float[]) type.getField("gradient").get(instance);
        float[] own = new float[parameter.size()];
        System.arraycopy(all, parameter.offset(), own, 0, own.length);
        compare(tensor.gradient(), own, expected.get(tensor.gradient()), tolerance, wrong);
      }
    }
    return wrong.toString();
  }

  private Parameter parameter(Tensor tensor) {
    return nests.program.parameter(tensor);
  }

  /** Values of samples; what is of none adds up over samples if it is a gradient. */
  private void compareSample(
      Object instance,
      Samples samples,
      int sample,
      Interpreter expected,
      double tolerance,
      StringBuilder wrong)
      throws ReflectiveOperationException {
    Set<Tensor> tensors = new LinkedHashSet<>();
    Part.nests(forward).forEach(nest -> tensors.add(nest.out().tensor()));
    Part.nests(backward).forEach(nest -> tensors.add(nest.out().tensor()));
    for (Tensor tensor : tensors) {
      boolean addsUp = tensor.isGradient() && !tensor.isOfSamples();
      if (!tensor.isParameter() && !addsUp) {
        int size = tensor.size(1);
        double[] all = expected.get(tensor);
        double[] own = new double[size];
        System.arraycopy(all, tensor.isOfSamples() ? sample * size : 0, own, 0, size);
        float[] actual = read(instance, NestProgram.renamed(tensor), samples, sample);
        compare(tensor, actual, own, tolerance, wrong);
      }
    }
  }

  private static void compare(
      Tensor tensor, float[] actual, double[] expected, double tolerance, StringBuilder wrong) {
    double scale = 1;
    for (double value : expected) {
      scale = Math.max(scale, Math.abs(value));
    }
    for (int k = 0; k < actual.length; k++) {
      if (!(Math.abs(actual[k] - expected[k]) <= tolerance * scale)) {
        wrong.append(String.format(
            "%s, value %d: %s instead of %s%n", tensor.text(), k, actual[k], expected[k]));
      }
    }
  }

  private float[] read(Object instance, Tensor tensor, Samples samples, int sample)
      throws ReflectiveOperationException {
    Object field = instance.getClass().getField(generated.field(tensor)).get(instance);
    int size = tensor.size(1);
    if (field instanceof Float scalar) {
      return new float[] {scalar};
    }
    float[] values = (float[]) field;
    float[] own = new float[size];
    int distance = values.length / RandomNestLoopsTest.SAMPLES;
    System.arraycopy(values, samples.isBatch() ? sample * distance : 0, own, 0, size);
    return own;
  }

  /** Sets a tensor that is the same for all samples. */
  private void fill(Object instance, Tensor tensor, float[] values, Samples samples)
      throws ReflectiveOperationException {
    java.lang.reflect.Field field = instance.getClass().getField(generated.field(tensor));
    Object now = field.get(instance);
    if (now instanceof Float) {
      field.set(instance, values[0]);
    } else {
      float[] all = (float[]) now;
      int copies = samples.isBatch() ? RandomNestLoopsTest.SAMPLES : 1;
      for (int b = 0; b < copies; b++) {
        System.arraycopy(values, 0, all, b * (all.length / copies), values.length);
      }
    }
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      floats[k] = (float) values[k];
    }
    return floats;
  }

  /** The program as equations. */
  @Override
  public String toString() {
    List<NestText.Line> lines = new ArrayList<>(NestText.lines(forward));
    lines.addAll(NestText.lines(backward));
    return "program " + seed + lines.stream().map(line -> "\n" + line).collect(joining());
  }
}
