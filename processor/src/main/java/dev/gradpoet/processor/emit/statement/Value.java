package dev.gradpoet.processor.emit.statement;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a statement computes. */
public sealed interface Value permits Value.Formula, Value.Code, Operand {

  /** The values of tensors that it reads, in order. */
  List<Cell> reads();

  /**
   * A scalar expression.
   *
   * @param operands what stands for parts of it
   * @param isTerm whether it is one term of a sum: what is a sum itself stays together
   */
  record Formula(Expr expression, Map<Expr, Operand> operands, boolean isTerm) implements Value {

    public Formula {
      operands = Collections.unmodifiableMap(new LinkedHashMap<>(operands));
    }

    /** {@code expression}, with the operands for its largest parts that have one; without one, null. */
    public static Formula of(Expr expression, Function<Expr, @Nullable Operand> operands) {
      Map<Expr, Operand> own = new LinkedHashMap<>();
      collect(expression, operands, own);
      return new Formula(expression, own, false);
    }

    private static void collect(
        Expr part, Function<Expr, @Nullable Operand> operands, Map<Expr, Operand> own) {
      Operand operand = operands.apply(part);
      if (operand != null) {
        own.put(part, operand);
      } else {
        for (Expr inner : Exprs.operands(part)) {
          collect(inner, operands, own);
        }
      }
    }

    /** A number. */
    public static Formula of(double number) {
      return new Formula(new Expr.Const(number), Map.of(), false);
    }

    /** The same, as one term of a sum. */
    public Formula asTerm() {
      return new Formula(expression, operands, true);
    }

    @Override
    public List<Cell> reads() {
      List<Cell> reads = new ArrayList<>();
      operands.values().forEach(operand -> reads.addAll(operand.reads()));
      return reads;
    }
  }

  /** What is given as text: a place, a comparison, a random number. */
  record Code(CodeBlock code, @Override List<Cell> reads) implements Value {

    public Code {
      reads = List.copyOf(reads);
    }

    /** Code that reads no tensor. */
    public static Code of(String format, Object... arguments) {
      return new Code(CodeBlock.of(format, arguments), List.of());
    }
  }
}
