package dev.gradpoet.processor.emit.loops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradpoet.processor.emit.code.Helpers;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.kernel.Storages;
import dev.gradpoet.processor.emit.products.ProductWriter;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Lowering;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.program.Step;
import dev.gradpoet.processor.testing.Gradients;
import dev.gradpoet.processor.testing.InMemoryCompiler;
import dev.gradpoet.processor.testing.RandomNests;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Loops do what the interpreter does, whatever nests say of samples apart: programs at random, forward and backward. */
@Tag("networks")
class RandomNestLoopsTest {
  static final int SAMPLES = 3;
  private static final int PROGRAMS = 100;

  /** Some hundred roundings of 2⁻²⁴, relative to the largest value of a tensor, at least one. */
  private static final double TOLERANCE = 1e-4;

  /** How programs become statements. */
  private interface Lowered {
    List<Statement> statements(NestClass generated, Step step);
  }

  @ParameterizedTest
  @EnumSource(
      value = Samples.class,
      names = {"ONE", "PADDED"})
  void generalLoopsComputeWhatNestsSay(Samples samples) throws ReflectiveOperationException {
    check(samples, (generated, step) -> {
      GeneralLoops loops = new GeneralLoops(
          generated.plan().program(), generated.names(), generated.storages(), Set.of());
      List<Statement> statements = new ArrayList<>(NestRun.LOCALS);
      List<Statement> parts = new ArrayList<>();
      step.parts().forEach(part -> parts.addAll(loops.write(part)));
      statements.addAll(samples.each(parts));
      return statements;
    });
  }

  /** Vectors and matrices among the nests have loops of their own, or are products. */
  @ParameterizedTest
  @EnumSource(
      value = Samples.class,
      names = {"ONE", "PADDED"})
  void formsComputeWhatNestsSay(Samples samples) throws ReflectiveOperationException {
    check(samples, (generated, step) -> {
      Names names = generated.names();
      Plan plan = generated.plan();
      Contractions products = ProductWriter.plain(plan);
      return new LayerMethods(
              plan, names, new Helpers(names), samples, generated.storages(), products)
          .body(step);
    });
  }

  @Test
  void aValueOfSeveralSamplesIsRefused() {
    Index units = Index.of("net", 31);
    Tensor x = Tensor.of("", "x", Role.INPUT, Index.BATCH, units);
    Tensor mean = Tensor.of("net", "mean", Role.VALUE, units);
    Nest nest = Nest.reduce(mean, Combine.SUM, false, x);
    Plan plan = new Plan(
        NestProgram.of(List.of(nest), List.of()).program, Lowering.LOOPS, Optional.empty());
    Names names = new Names(plan.program());
    GeneralLoops loops = new GeneralLoops(
        plan.program(), names, new Storages(plan, names, Samples.PADDED), Set.of());
    assertThatThrownBy(() -> loops.write(nest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "samples are computed apart, but a value combines several: net.mean[");
  }

  private static void check(Samples samples, Lowered lowered) throws ReflectiveOperationException {
    Map<String, String> sources = new LinkedHashMap<>();
    List<NestRun> runs = new ArrayList<>();
    for (long seed = 1; seed <= PROGRAMS; seed++) {
      RandomNests.Sample program = RandomNests.ofSamplesApart(seed);
      Gradients gradients = new Gradients(program.parts(), program.loss(), SAMPLES, seed);
      NestProgram nests = NestProgram.of(program.parts(), gradients.backward());
      NestClass generated = new NestClass("Random" + seed, nests, samples);
      sources.put(
          "random.Random" + seed, generated.source(step -> lowered.statements(generated, step)));
      runs.add(new NestRun(seed, program, gradients, nests, generated));
    }
    Map<String, byte[]> classes = InMemoryCompiler.javac(sources);
    for (NestRun run : runs) {
      String name = "random.Random" + run.seed();
      String wrong = run.wrong(samples, NestRun.load(name, classes), TOLERANCE);
      assertThat(wrong).as(() -> run + "\n" + sources.get(name)).isEmpty();
    }
  }
}
