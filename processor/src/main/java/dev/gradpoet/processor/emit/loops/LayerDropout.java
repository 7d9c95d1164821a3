package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Literals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.program.Layer;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import java.util.List;
import java.util.function.Function;
import javax.lang.model.element.Modifier;

/**
 * Writes dropout. All lowerings draw sample by sample, layer by layer, value by value: the same seed drops the same values in each.
 */
final class LayerDropout {
  private final Program program;
  private final Names names;
  private final Samples samples;
  private final LayerStorage storage;

  LayerDropout(Program program, Names names, Samples samples, LayerStorage storage) {
    this.program = program;
    this.names = names;
    this.samples = samples;
    this.storage = storage;
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
  CodeBlock forward(Layer layer, Pointwise nest, LoopCells cells) {
    CodeBlock copy = CodeBlock.builder()
        .addStatement(
            "$T.arraycopy($L, $L, $L)",
            System.class,
            cells.start(nest.operands().get(0)),
            cells.start(nest.out()),
            storage.units(nest.out()))
        .build();
    CodeBlock product = CodeBlock.builder()
        .addStatement(
            "$L =$W$L * $L",
            cells.cell(nest.out()),
            cells.cell(nest.operands().get(0)),
            cells.cell(mask(nest)))
        .build();
    CodeBlock.Builder drop = CodeBlock.builder();
    if (!samples.isBatch()) {
      drop.add(draw(layer, nest, cells));
    }
    return CodeBlock.builder()
        .beginControlFlow("if (!training)")
        .add(samples.each(copy))
        .addStatement("return")
        .endControlFlow()
        .add(samples.each(overUnits(nest, drop.add(product).build())))
        .build();
  }

  private static Tensor mask(Pointwise nest) {
    return nest.operands().get(1);
  }

  private CodeBlock draw(Layer layer, Pointwise nest, LoopCells cells) {
    return CodeBlock.builder()
        .addStatement(
            "$L = $N($L)",
            cells.cell(mask(nest)),
            names.method("mask"),
            Literals.of(layer.draws().get(0).rate()))
        .build();
  }

  private CodeBlock overUnits(Pointwise nest, CodeBlock body) {
    return CodeBlock.builder()
        .beginControlFlow("for (int u = 0; u < $L; u++)", storage.units(nest.out()))
        .add(body)
        .endControlFlow()
        .build();
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
    CodeBlock.Builder layers = CodeBlock.builder();
    for (Step step : program.forward()) {
      Layer layer = step.layer();
      if (!layer.draws().isEmpty()) {
        Pointwise nest = (Pointwise) NestForm.of(step).get(0);
        layers.add(overUnits(nest, draw(layer, nest, cells.apply(layer.name()))));
      }
    }
    return List.of(MethodSpec.methodBuilder(names.method("drawMasks"))
        .addJavadoc("Draws the masks of n samples, one sample after another.\n")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int.class, "n")
        .addCode(samples.each(layers.build()))
        .build());
  }
}
