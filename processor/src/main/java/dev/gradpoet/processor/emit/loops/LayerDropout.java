package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Literals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.JavaPrinter;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Call;
import dev.gradpoet.processor.emit.statement.Statement.For;
import dev.gradpoet.processor.emit.statement.Statement.If;
import dev.gradpoet.processor.emit.statement.Statement.Return;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.emit.statement.Sum;
import dev.gradpoet.processor.emit.statement.Value;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Writes dropout. All lowerings draw sample by sample, layer by layer, value by value: the same seed drops the same values in each.
 */
final class LayerDropout {
  private final Program program;
  private final Names names;
  private final Samples samples;
  private final JavaPrinter printer;

  LayerDropout(Program program, Names names, Samples samples, JavaPrinter printer) {
    this.program = program;
    this.names = names;
    this.samples = samples;
    this.printer = printer;
  }

  // if (!training) {
  //   System.arraycopy(hidden, 0, thinned, 0, THINNED);
  //   return;
  // }
  // for (int u = 0; u < THINNED; u++) {
  //   thinnedMask[u] = mask(0.2f);
  //   thinned[u] = hidden[u] * thinnedMask[u];
  // }
  /** The body of the layer's forward method; over a batch, the masks are drawn already. */
  List<Statement> forward(Layer layer, Pointwise nest, LoopCells cells) {
    Cell in = cells.cell(nest.operands().get(0));
    Cell out = cells.cell(nest.out());
    CodeBlock copy = CodeBlock.of(
        "$T.arraycopy($L, $L, $L)",
        System.class,
        cells.storage(nest.operands().get(0)).from("b"),
        cells.storage(nest.out()).from("b"),
        cells.extent(nest.out().indices().get(1)));
    List<Statement> prediction = new ArrayList<>(samples.each(
        List.of(new Call(copy, List.of(nest.out().indices().get(1)), List.of(out), List.of(in)))));
    prediction.add(new Return(Optional.empty()));
    List<Statement> drop = new ArrayList<>();
    if (!samples.isBatch()) {
      drop.add(draw(layer, nest, cells));
    }
    drop.add(Store.set(out, Sum.product(in, cells.cell(mask(nest)))));
    List<Statement> body = new ArrayList<>();
    body.add(new If(Value.Code.of("!training"), prediction));
    body.addAll(samples.each(List.of(overUnits(nest, cells, drop))));
    return body;
  }

  private static Tensor mask(Pointwise nest) {
    return nest.operands().get(1);
  }

  private Statement draw(Layer layer, Pointwise nest, LoopCells cells) {
    double rate = layer.draws().get(0).rate();
    return Store.set(
        cells.cell(mask(nest)), Value.Code.of("$N($L)", names.method("mask"), Literals.of(rate)));
  }

  private static Statement overUnits(Pointwise nest, LoopCells cells, List<Statement> body) {
    Index units = nest.out().indices().get(1);
    return For.each(units, cells.loop(units), cells.extent(units), body);
  }

  // if (training) {
  //   drawMasks(n);
  // }
  CodeBlock callDrawMasks() {
    return CodeBlock.builder()
        .beginControlFlow("if (training)")
        .addStatement("$N(n)", names.method("drawMasks"))
        .endControlFlow()
        .build();
  }

  // private void drawMasks(int n) {
  //   for (int b = 0; b < n; b++) {
  //     for (int u = 0; u < THINNED; u++) {
  //       thinnedMask[b][u] = mask(0.2f);
  //     }
  //   }
  // }
  /** The methods that a batch needs; none without dropout. */
  List<MethodSpec> methods(Function<String, LoopCells> cells) {
    if (!program.draws()) {
      return List.of();
    }
    List<Statement> layers = new ArrayList<>();
    for (Step step : program.forward()) {
      Layer layer = step.layer();
      if (!layer.draws().isEmpty()) {
        Pointwise nest = (Pointwise) NestForm.of(step).get(0);
        LoopCells of = cells.apply(layer.name());
        layers.add(overUnits(nest, of, List.of(draw(layer, nest, of))));
      }
    }
    return List.of(MethodSpec.methodBuilder(names.method("drawMasks"))
        .addJavadoc("Draws the masks of n samples, one sample after another.\n")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int.class, "n")
        .addCode(printer.write(samples.each(layers)))
        .build());
  }
}
