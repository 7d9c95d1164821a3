package dev.gradpoet.processor.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Literals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Draw;
import dev.gradpoet.processor.program.Program;
import dev.gradpoet.processor.program.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes what stands between samples that lie one after another and rows in which they lie side by side, and between lanes and sums. */
final class LaneSamples {
  private final Program program;
  private final Names names;
  private final LaneRows rows;

  LaneSamples(Program program, Names names, LaneRows rows) {
    this.program = program;
    this.names = names;
    this.rows = rows;
  }

  List<MethodSpec> methods() {
    List<MethodSpec> methods = new ArrayList<>();
    methods.add(toRows());
    methods.add(toSamples());
    if (program.draws()) {
      methods.add(drawMasks());
    }
    methods.add(clearRest());
    methods.add(addSums());
    return methods;
  }

  // private static void toRows(float[] samples, int at, int width, int n, int stride, float[] rows)
  // {
  //   for (int i = 0; i < width; i++) {
  //     final int row = i * stride;
  //     for (int b = 0; b < n; b++) {
  //       rows[row + b] = samples[at + b * width + i];
  //     }
  //     Arrays.fill(rows, row + n, row + stride, rows[row + n - 1]);
  //   }
  // }
  private MethodSpec toRows() {
    return transposing("toRows")
        .addJavadoc(
            "Lays n samples side by side; the last one fills the vectors: it computes nothing that the others do not.\n")
        .beginControlFlow("for (int i = 0; i < width; i++)")
        .addStatement("final int row = i * stride")
        .beginControlFlow("for (int b = 0; b < n; b++)")
        .addStatement("rows[row + b] = samples[at + b * width + i]")
        .endControlFlow()
        .addStatement("$T.fill(rows, row + n, row + stride, rows[row + n - 1])", Arrays.class)
        .endControlFlow()
        .build();
  }

  // private static void toSamples(float[] samples, int at, int width, int n, int stride, float[]
  // rows) {
  private MethodSpec toSamples() {
    return transposing("toSamples")
        .addJavadoc("Lays n samples one after another.\n")
        .beginControlFlow("for (int i = 0; i < width; i++)")
        .addStatement("final int row = i * stride")
        .beginControlFlow("for (int b = 0; b < n; b++)")
        .addStatement("samples[at + b * width + i] = rows[row + b]")
        .endControlFlow()
        .endControlFlow()
        .build();
  }

  private MethodSpec.Builder transposing(String name) {
    return MethodSpec.methodBuilder(names.method(name))
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(float[].class, "samples")
        .addParameter(int.class, "at")
        .addParameter(int.class, "width")
        .addParameter(int.class, "n")
        .addParameter(int.class, "stride")
        .addParameter(float[].class, "rows");
  }

  // private void drawMasks(int n, int stride) {
  //   for (int b = 0; b < n; b++) {
  //     for (int u = 0; u < THINNED; u++) {
  //       thinnedMask[u * stride + b] = mask(0.2f);
  //     }
  //   }
  // }
  private MethodSpec drawMasks() {
    CodeBlock.Builder layers = CodeBlock.builder();
    for (Step step : program.forward()) {
      for (Draw draw : step.layer().draws()) {
        Tensor mask = draw.tensor();
        layers
            .beginControlFlow(
                "for (int u = 0; u < $N; u++)",
                names.width(mask.flat().indices().get(1)))
            .addStatement(
                "$N[u * stride + b] = $N($L)",
                rows.array(mask),
                names.method("mask"),
                Literals.of(draw.rate()))
            .endControlFlow();
      }
    }
    return MethodSpec.methodBuilder(names.method("drawMasks"))
        .addJavadoc("Draws the masks of n samples, one sample after another.\n")
        .addModifiers(Modifier.PRIVATE)
        .addParameter(int.class, "n")
        .addParameter(int.class, "stride")
        .beginControlFlow("for (int b = 0; b < n; b++)")
        .addCode(layers.build())
        .endControlFlow()
        .build();
  }

  // private static void clearRest(float[] rows, int length, int n, int stride) {
  //   for (int row = 0; row < length; row += stride) {
  //     Arrays.fill(rows, row + n, row + stride, 0);
  //   }
  // }
  private MethodSpec clearRest() {
    return MethodSpec.methodBuilder(names.method("clearRest"))
        .addJavadoc("Takes out of all gradients what only fills the vectors.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(float[].class, "rows")
        .addParameter(int.class, "length")
        .addParameter(int.class, "n")
        .addParameter(int.class, "stride")
        .beginControlFlow("for (int row = 0; row < length; row += stride)")
        .addStatement("$T.fill(rows, row + n, row + stride, 0)", Arrays.class)
        .endControlFlow()
        .build();
  }

  // private void addSums() {
  //   final float[] g = gradient();
  //   for (int k = 0; k < PARAMETERS; k++) {
  //     final int at = k * LANES;
  //     float s0 = sums[at];
  //     …
  //     for (int l = at + 4; l < at + LANES; l += 4) {
  //       s0 += sums[l];
  //       …
  //     }
  //     g[k] += (s0 + s1) + (s2 + s3);
  //   }
  // }
  private MethodSpec addSums() {
    String sums = names.local("sums");
    MethodSpec.Builder method = MethodSpec.methodBuilder(names.method("addSums"))
        .addJavadoc("Adds up the lanes, always in this order, into {@link #gradient}.\n")
        .addModifiers(Modifier.PRIVATE)
        .addStatement("final float[] g = gradient()")
        .beginControlFlow("for (int k = 0; k < PARAMETERS; k++)")
        .addStatement("final int at = k * LANES");
    for (int k = 0; k < 4; k++) {
      method.addStatement(
          "float $L = $N[at$L]", names.local("s" + k), sums, k == 0 ? "" : " + " + k);
    }
    method.beginControlFlow("for (int l = at + 4; l < at + LANES; l += 4)");
    for (int k = 0; k < 4; k++) {
      method.addStatement("$L += $N[l$L]", names.local("s" + k), sums, k == 0 ? "" : " + " + k);
    }
    return method
        .endControlFlow()
        .addStatement(
            "g[k] += ($L + $L) + ($L + $L)",
            names.local("s0"),
            names.local("s1"),
            names.local("s2"),
            names.local("s3"))
        .endControlFlow()
        .build();
  }
}
