package dev.gradpoet.processor.emit.vectors;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.CallOrder;
import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Pointwise;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes value-by-value computations in vectors: one pass over whole arrays of values, and one more for each elementary function, which
 * is computed from array to array.
 */
public final class VectorPointwise {
  private final Names names;
  private final VectorRows rows;
  private final VectorFunctions functions;
  private final Map<Expr, Tensor> tensors;

  public VectorPointwise(
      Names names, VectorRows rows, VectorFunctions functions, Map<Expr, Tensor> tensors) {
    this.names = names;
    this.rows = rows;
    this.functions = functions;
    this.tensors = tensors;
  }

  // for (int k = 0; k < HIDDEN * stride; k += LANES) {
  //   FloatVector.fromArray(SPECIES, hiddenZ, k).neg().intoArray(work0, k);
  // }
  // exp(work0, work0, HIDDEN * stride);
  // …
  /** The passes of {@code nest}. */
  public CodeBlock write(Pointwise nest) {
    CodeBlock.Builder code = CodeBlock.builder();
    Expr expression = CallOrder.expand(nest.expression());
    String out = rows.array(nest.out());
    if (isHeldBy(expression, out)) {
      return code.build();
    }
    Map<Expr, String> done = new LinkedHashMap<>();
    for (Expr call : CallOrder.of(expression)) {
      boolean isLast = call.equals(expression) && !nest.adds();
      String to = isLast ? out : rows.work(done.size(), nest.out());
      code.add(
          call instanceof Expr.RealPow power
              ? power(power, nest.out(), to, done)
              : call((Expr.Call) call, nest.out(), to, done));
      done.put(call, to);
      if (isLast) {
        return code.build();
      }
    }
    return code.add(pass(nest.out(), expression, done, out, nest.adds())).build();
  }

  private CodeBlock call(Expr.Call call, Tensor out, String to, Map<Expr, String> done) {
    CodeBlock.Builder code = CodeBlock.builder();
    String from = held(call.argument(), out, done);
    if (from == null) {
      code.add(pass(out, call.argument(), done, to, false));
      from = to;
    }
    return code.add(functions.apply(call.function(), from, to, rows.used(out))).build();
  }

  /** Each operand in an array of its own, as the second may be computed from what the result replaces. */
  private CodeBlock power(Expr.RealPow power, Tensor out, String to, Map<Expr, String> done) {
    CodeBlock.Builder code = CodeBlock.builder();
    String base = array(power.base(), out, done.size(), done, code);
    String exponent = array(power.exponent(), out, done.size() + 1, done, code);
    return code.add(functions.power(base, exponent, to, rows.used(out))).build();
  }

  /** The array that holds {@code expression}: if there is none, one for values on the way, which a pass writes. */
  private String array(
      Expr expression, Tensor out, int work, Map<Expr, String> done, CodeBlock.Builder code) {
    String held = held(expression, out, done);
    if (held != null) {
      return held;
    }
    String array = rows.work(work, out);
    code.add(pass(out, expression, done, array, false));
    return array;
  }

  private boolean isHeldBy(Expr expression, String array) {
    Tensor tensor = tensors.get(expression);
    return tensor != null && rows.array(tensor).equals(array);
  }

  /** The array that holds {@code expression} in the shape of {@code out}; null if none does. */
  private @Nullable String held(Expr expression, Tensor out, Map<Expr, String> done) {
    Tensor tensor = tensors.get(expression);
    if (tensor != null && tensor.indices().equals(out.indices())) {
      return rows.array(tensor);
    }
    return done.get(expression);
  }

  /** One pass that writes {@code expression} in the shape of {@code out}; the values of calls are read from {@code done}. */
  private CodeBlock pass(
      Tensor out, Expr expression, Map<Expr, String> done, String to, boolean adds) {
    Set<Expr> parts = new LinkedHashSet<>();
    collectReads(expression, done, parts);
    boolean isFlat = true;
    for (Expr part : parts) {
      Tensor tensor = tensors.get(part);
      isFlat &= tensor == null || tensor.indices().equals(out.indices());
    }
    Map<Expr, VectorLocals.Read> reads = new HashMap<>();
    for (Expr part : parts) {
      Tensor tensor = tensors.get(part);
      if (tensor != null) {
        CodeBlock at = at(tensor, isFlat);
        reads.put(part, read(VectorRows.letter(tensor), rows.array(tensor), at));
      } else {
        String array = Objects.requireNonNull(done.get(part));
        reads.put(part, read(Locals.nameOf(part), array, at(out, isFlat)));
      }
    }
    CodeBlock.Builder body = CodeBlock.builder();
    CodeBlock value = new VectorLocals(names, "").write(expression, reads, body);
    CodeBlock place = at(out, isFlat);
    CodeBlock array = CodeBlock.of("$N", to);
    if (adds) {
      value = CodeBlock.of("$L$Z.add($L)", VectorExpression.load(array, place), value);
    }
    body.addStatement("$L$Z.intoArray($L, $L)", value, array, place);
    return isFlat ? flat(out, body.build()) : nested(out, body.build());
  }

  private static VectorLocals.Read read(String name, String array, CodeBlock at) {
    return new VectorLocals.Read(name, VectorExpression.load(CodeBlock.of("$N", array), at));
  }

  /** Collects what is read from rows. */
  private static void collectReads(Expr expression, Map<Expr, String> done, Set<Expr> parts) {
    if (done.containsKey(expression) || expression instanceof Expr.Var) {
      parts.add(expression);
      return;
    }
    for (Expr operand : Exprs.operands(expression)) {
      collectReads(operand, done, parts);
    }
  }

  private static CodeBlock at(Tensor tensor, boolean isFlat) {
    if (isFlat) {
      return CodeBlock.of("k");
    }
    return CodeBlock.of(tensor.indices().size() == 1 ? "b" : "u * stride + b");
  }

  private CodeBlock flat(Tensor out, CodeBlock body) {
    return CodeBlock.builder()
        .beginControlFlow("for (int k = 0; k < $L; k += LANES)", rows.used(out))
        .add(body)
        .endControlFlow()
        .build();
  }

  private CodeBlock nested(Tensor out, CodeBlock body) {
    Index units = out.indices().get(1);
    return CodeBlock.builder()
        .beginControlFlow("for (int u = 0; u < $N; u++)", names.width(units))
        .beginControlFlow("for (int b = 0; b < stride; b += LANES)")
        .add(body)
        .endControlFlow()
        .endControlFlow()
        .build();
  }
}
