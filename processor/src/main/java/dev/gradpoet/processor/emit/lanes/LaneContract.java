package dev.gradpoet.processor.emit.lanes;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.SteppedLoops;
import dev.gradpoet.processor.emit.code.VectorTypes;
import dev.gradpoet.processor.emit.vectors.VectorExpression;
import dev.gradpoet.processor.emit.vectors.VectorLocals;
import dev.gradpoet.processor.emit.vectors.VectorRows;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.scalar.Expr;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Writes contractions with samples side by side: sums over what a layer reads, a few results of as many samples as a vector has lanes
 * at a time, and sums over the samples, a small tile of a weight gradient at a time.
 */
final class LaneContract {
  /** Results that are summed together: enough that one multiply-add need not wait for the one before. */
  private static final int RESULTS = 4;

  /** Sums of a tile of a gradient: with what they are summed from, they fit into sixteen registers. */
  private static final int TILE = 8;

  private final Names names;
  private final LaneRows rows;

  LaneContract(Names names, LaneRows rows) {
    this.names = names;
    this.rows = rows;
  }

  // for (int u = 0; u < HIDDEN; u += 4) {
  //   for (int b = 0; b < stride; b += LANES) {
  //     FloatVector z0 = FloatVector.broadcast(SPECIES, p[HIDDEN_BIASES + u]);
  //     …
  //     for (int i = 0; i < INPUTS; i++) {
  //       final FloatVector x = FloatVector.fromArray(SPECIES, xRows, i * stride + b);
  //       final int w = HIDDEN_WEIGHTS + i * HIDDEN + u;
  //       z0 = x.fma(FloatVector.broadcast(SPECIES, p[w]), z0);
  //       …
  //     }
  //     final int to = u * stride + b;
  //     z0.max(0f).intoArray(hidden, to);
  //     …
  //   }
  // }
  /**
   * A sum over the values of each sample.
   *
   * @param biases what the sums start with
   * @param finish what is done to each sum before it is stored, instead of storing it
   */
  CodeBlock values(Contract nest, Optional<Tensor> biases, Optional<Pointwise> finish) {
    boolean isWeightRight = nest.right().isParameter();
    Tensor weights = isWeightRight ? nest.right() : nest.left();
    Tensor in = isWeightRight ? nest.left() : nest.right();
    Index inputs = weights.indices().get(0);
    Index units = weights.indices().get(1);
    boolean isForward = nest.out().indices().contains(units);
    Index results = isForward ? units : inputs;
    Index terms = isForward ? inputs : units;
    String read = VectorRows.letter(in);
    String result = isForward ? "u" : "i";
    String term = isForward ? "i" : "u";
    String next = isForward ? "1" : names.width(units);
    return SteppedLoops.loops(result, results.extent(), names.width(results), RESULTS, size -> {
      CodeBlock.Builder tile =
          CodeBlock.builder().beginControlFlow("for (int b = 0; b < stride; b += LANES)");
      for (int k = 0; k < size; k++) {
        tile.addStatement(
            "$T $L = $L", VectorTypes.FLOAT_VECTOR, sum(nest.out(), k), start(biases, result, k));
      }
      tile.beginControlFlow("for (int $L = 0; $L < $L; $L++)", term, term, names.width(terms), term)
          .addStatement(
              "final $T $L = $L",
              VectorTypes.FLOAT_VECTOR,
              read,
              VectorExpression.load(
                  CodeBlock.of("$N", rows.array(in)), CodeBlock.of("$L * stride + b", term)))
          .addStatement("final int w = $N + i * $N + u", rows.start(weights), names.width(units));
      for (int k = 0; k < size; k++) {
        CodeBlock weight = VectorExpression.broadcast(CodeBlock.of("p[$L]", place("w", k, next)));
        tile.addStatement(
            "$L = $L",
            sum(nest.out(), k),
            VectorExpression.multiplyAdd(
                CodeBlock.of(read), weight, CodeBlock.of(sum(nest.out(), k))));
      }
      tile.endControlFlow().addStatement("final int to = $L * stride + b", result);
      for (int k = 0; k < size; k++) {
        store(nest.out(), finish, k, tile);
      }
      return tile.endControlFlow().build();
    });
  }

  private String sum(Tensor out, int k) {
    return names.local(VectorRows.letter(out) + k);
  }

  private CodeBlock start(Optional<Tensor> biases, String result, int k) {
    return biases
        .map(tensor -> VectorExpression.broadcast(
            CodeBlock.of("p[$N + $L]", rows.start(tensor), place(result, k, "1"))))
        .orElse(CodeBlock.of("$T.zero(SPECIES)", VectorTypes.FLOAT_VECTOR));
  }

  /** {@code at + 3}, {@code at + 3 * stride}. */
  private static String place(String at, int k, String step) {
    if (k == 0) {
      return at;
    }
    return at + " + " + (step.equals("1") ? k : k == 1 ? step : k + " * " + step);
  }

  private void store(Tensor out, Optional<Pointwise> finish, int k, CodeBlock.Builder code) {
    CodeBlock to = CodeBlock.of(place("to", k, "stride"));
    CodeBlock value =
        finish.map(nest -> finish(nest, out, k, to, code)).orElse(CodeBlock.of(sum(out, k)));
    String array = rows.array(finish.map(Pointwise::out).orElse(out));
    code.addStatement("$L$Z.intoArray($N, $L)", value, array, to);
  }

  private CodeBlock finish(
      Pointwise nest, Tensor out, int k, CodeBlock to, CodeBlock.Builder code) {
    Map<Expr, VectorLocals.Read> reads = new HashMap<>();
    for (int r = 0; r < nest.operands().size(); r++) {
      Tensor operand = nest.operands().get(r);
      CodeBlock value = VectorExpression.load(CodeBlock.of("$N", rows.array(operand)), to);
      reads.put(
          nest.variable(r),
          operand.equals(out)
              ? VectorLocals.Read.of(sum(out, k))
              : new VectorLocals.Read(VectorRows.letter(operand), value));
    }
    return new VectorLocals(names, Integer.toString(k)).write(nest.expression(), reads, code);
  }

  // for (int i = 0; i < INPUTS; i += 2) {
  //   for (int u = 0; u < HIDDEN; u += 4) {
  //     final int at = (HIDDEN_WEIGHTS + i * HIDDEN + u) * LANES;
  //     FloatVector g00 = FloatVector.fromArray(SPECIES, sums, at);
  //     …
  //     for (int b = 0; b < stride; b += LANES) {
  //       final FloatVector delta0 = FloatVector.fromArray(SPECIES, deltaHidden, u * stride + b);
  //       …
  //       final FloatVector x0 = FloatVector.fromArray(SPECIES, xRows, i * stride + b);
  //       g00 = x0.fma(delta0, g00);
  //       …
  //     }
  //     g00.intoArray(sums, at);
  //     …
  //   }
  // }
  /** A sum over the samples, in each lane for itself. */
  CodeBlock gradient(Contract nest) {
    Tensor weights = nest.out().original();
    Index inputs = weights.indices().get(0);
    Index units = weights.indices().get(1);
    boolean isInputLeft = nest.left().indices().contains(inputs);
    Tensor in = isInputLeft ? nest.left() : nest.right();
    Tensor delta = isInputLeft ? nest.right() : nest.left();
    int across = Math.min(units.extent(), RESULTS);
    int down = Math.max(1, Math.min(inputs.extent(), TILE / across));
    return SteppedLoops.loops(
        "i",
        inputs.extent(),
        names.width(inputs),
        down,
        height -> SteppedLoops.loops(
            "u",
            units.extent(),
            names.width(units),
            across,
            width -> tile(weights, in, delta, height, width)));
  }

  private CodeBlock tile(Tensor weights, Tensor in, Tensor delta, int height, int width) {
    String units = names.width(weights.indices().get(1));
    String sums = names.local("sums");
    CodeBlock.Builder tile = CodeBlock.builder()
        .addStatement("final int at = ($N + i * $N + u) * LANES", rows.start(weights), units);
    for (int i = 0; i < height; i++) {
      for (int u = 0; u < width; u++) {
        tile.addStatement(
            "$T $L = $L",
            VectorTypes.FLOAT_VECTOR,
            sum(i, u),
            VectorExpression.load(CodeBlock.of("$N", sums), sumAt(i, u, units)));
      }
    }
    tile.beginControlFlow("for (int b = 0; b < stride; b += LANES)");
    for (int u = 0; u < width; u++) {
      tile.addStatement(
          "final $T $L =$W$L", VectorTypes.FLOAT_VECTOR, delta(u), row(delta, "u", u));
    }
    for (int i = 0; i < height; i++) {
      String a = names.local(VectorRows.letter(in) + i);
      tile.addStatement("final $T $L = $L", VectorTypes.FLOAT_VECTOR, a, row(in, "i", i));
      for (int u = 0; u < width; u++) {
        tile.addStatement(
            "$L = $L",
            sum(i, u),
            VectorExpression.multiplyAdd(
                CodeBlock.of(a), CodeBlock.of(delta(u)), CodeBlock.of(sum(i, u))));
      }
    }
    tile.endControlFlow();
    for (int i = 0; i < height; i++) {
      for (int u = 0; u < width; u++) {
        tile.addStatement("$L.intoArray($N, $L)", sum(i, u), sums, sumAt(i, u, units));
      }
    }
    return tile.build();
  }

  private CodeBlock row(Tensor tensor, String variable, int k) {
    return VectorExpression.load(
        CodeBlock.of("$N", rows.array(tensor)),
        CodeBlock.of("$L * stride + b", k == 0 ? variable : "(" + variable + " + " + k + ")"));
  }

  private String sum(int i, int u) {
    return names.local("g" + i + u);
  }

  private String delta(int u) {
    return names.local("delta" + u);
  }

  /** {@code at}, {@code at + 2 * LANES}, {@code at + (HIDDEN + 1) * LANES}. */
  private static CodeBlock sumAt(int i, int u, String units) {
    if (i == 0) {
      return CodeBlock.of(u == 0 ? "at" : u == 1 ? "at + LANES" : "at + " + u + " * LANES");
    }
    String row = i == 1 ? units : i + " * " + units;
    return CodeBlock.of(u == 0 ? "at + $L * LANES" : "at + ($L + " + u + ") * LANES", row);
  }
}
