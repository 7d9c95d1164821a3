package dev.gradpoet.processor.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.gradpoet.processor.emit.code.Literals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.SteppedLoops;
import dev.gradpoet.processor.nest.Index;
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
  /** Values that are moved, or sums that are added to, in each turn of a loop. */
  private static final int TOGETHER = 4;

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
    methods.add(
        toRows(
            program.input(),
            "xToRows",
            "Lays n samples side by side; the last one fills the vectors: it computes nothing that the others do not.\n"));
    methods.add(
        toRows(program.target(), "tToRows", "Lays the targets of n samples side by side.\n"));
    methods.add(fillRest());
    methods.add(toSamples());
    if (program.draws()) {
      methods.add(drawMasks());
    }
    methods.add(clearRest());
    methods.add(addSums());
    return methods;
  }

  // private void xToRows(float[] x, int at, int n, int stride) {
  //   for (int i = 0; i < INPUTS; i += 4) {
  //     for (int b = 0; b < n; b++) {
  //       final int from = at + b * INPUTS + i;
  //       final int to = i * stride + b;
  //       xRows[to] = x[from];
  //       xRows[to + stride] = x[from + 1];
  //       …
  //     }
  //   }
  //   fillRest(xRows, INPUTS * stride, n, stride);
  // }
  private MethodSpec toRows(Tensor tensor, String name, String doc) {
    String samples = name.substring(0, 1);
    Index values = tensor.flat().indices().get(1);
    String width = names.width(values);
    String array = rows.array(tensor);
    return MethodSpec.methodBuilder(names.method(name))
        .addJavadoc(doc)
        .addModifiers(Modifier.PRIVATE)
        .addParameter(float[].class, samples)
        .addParameter(int.class, "at")
        .addParameter(int.class, "n")
        .addParameter(int.class, "stride")
        .addCode(SteppedLoops.loops("i", values.extent(), width, TOGETHER, size -> {
          CodeBlock.Builder loop = CodeBlock.builder()
              .beginControlFlow("for (int b = 0; b < n; b++)")
              .addStatement("final int from = at + b * $N + i", width)
              .addStatement("final int to = i * stride + b");
          for (int k = 0; k < size; k++) {
            loop.addStatement(
                "$N[to$L] = $N[from$L]",
                array,
                k == 0 ? "" : k == 1 ? " + stride" : " + " + k + " * stride",
                samples,
                k == 0 ? "" : " + " + k);
          }
          return loop.endControlFlow().build();
        }))
        .addStatement("$N($N, $L, n, stride)", names.method("fillRest"), array, rows.used(tensor))
        .build();
  }

  // System.arraycopy(weights, first, weightRow, 0, n);
  // fillRest(weightRow, stride, n, stride);
  /** Statements that copy the weights of n samples. */
  CodeBlock weights(Tensor tensor) {
    String array = rows.array(tensor);
    return CodeBlock.builder()
        .addStatement("$T.arraycopy(weights, first, $N, 0, n)", System.class, array)
        .addStatement("$N($N, stride, n, stride)", names.method("fillRest"), array)
        .build();
  }

  // clearRest(losses, stride, n, stride);
  // double loss0 = 0;
  // …
  // for (int b = 0; b < stride; b += 4) {
  //   loss0 += losses[b];
  //   …
  // }
  // return (loss0 + loss1) + (loss2 + loss3);
  /** Statements that return the sum of a row: four sums, as each addition waits for the one before. */
  CodeBlock sum(String row) {
    CodeBlock.Builder code = CodeBlock.builder()
        .addStatement("$N($N, stride, n, stride)", names.method("clearRest"), row);
    for (int k = 0; k < TOGETHER; k++) {
      code.addStatement("double $L = 0", loss(k));
    }
    code.beginControlFlow("for (int b = 0; b < stride; b += $L)", TOGETHER);
    for (int k = 0; k < TOGETHER; k++) {
      code.addStatement("$L += $N[b$L]", loss(k), row, k == 0 ? "" : " + " + k);
    }
    return code.endControlFlow()
        .addStatement("return ($L + $L) + ($L + $L)", loss(0), loss(1), loss(2), loss(3))
        .build();
  }

  private String loss(int k) {
    return names.local("loss" + k);
  }

  // private static void toSamples(float[] samples, int at, int width, int n, int stride, float[]
  // rows) {
  private MethodSpec toSamples() {
    return MethodSpec.methodBuilder(names.method("toSamples"))
        .addJavadoc("Lays n samples one after another.\n")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(float[].class, "samples")
        .addParameter(int.class, "at")
        .addParameter(int.class, "width")
        .addParameter(int.class, "n")
        .addParameter(int.class, "stride")
        .addParameter(float[].class, "rows")
        .beginControlFlow("for (int i = 0; i < width; i++)")
        .addStatement("final int row = i * stride")
        .beginControlFlow("for (int b = 0; b < n; b++)")
        .addStatement("samples[at + b * width + i] = rows[row + b]")
        .endControlFlow()
        .endControlFlow()
        .build();
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

  // private static void fillRest(float[] rows, int length, int n, int stride) {
  //   if (n < stride) {
  //     for (int row = 0; row < length; row += stride) {
  //       Arrays.fill(rows, row + n, row + stride, rows[row + n - 1]);
  //     }
  //   }
  // }
  private MethodSpec fillRest() {
    return rest("fillRest", "Fills vectors up with the last sample.\n", "rows[row + n - 1]");
  }

  private MethodSpec clearRest() {
    return rest("clearRest", "Takes out of all sums what only fills the vectors.\n", "0");
  }

  private MethodSpec rest(String name, String doc, String value) {
    return MethodSpec.methodBuilder(names.method(name))
        .addJavadoc(doc)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addParameter(float[].class, "rows")
        .addParameter(int.class, "length")
        .addParameter(int.class, "n")
        .addParameter(int.class, "stride")
        .beginControlFlow("if (n < stride)")
        .beginControlFlow("for (int row = 0; row < length; row += stride)")
        .addStatement("$T.fill(rows, row + n, row + stride, $L)", Arrays.class, value)
        .endControlFlow()
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
