package dev.gradpoet.processor.emit.vectors;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Locals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.code.VectorTypes;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Writes an expression over vectors, and gives a name to what it reads or computes more than once. */
public final class VectorLocals {
  private static final int TIMES_IN_SIGN = 3;

  private final Names names;
  private final String suffix;
  private final Map<Expr, CodeBlock> held = new HashMap<>();
  private final Set<String> taken = new HashSet<>();

  /**
   * A part of an expression that is read, not computed.
   *
   * @param name what to call it, or the local that it is
   * @param code how to read it
   */
  public record Read(String name, CodeBlock code) {

    /** A local that exists. */
    public static Read of(String local) {
      return new Read(local, CodeBlock.of("$N", local));
    }

    private boolean isLocal() {
      return code.toString().equals(name);
    }
  }

  /** Locals whose names end with {@code suffix}. */
  public VectorLocals(Names names, String suffix) {
    this.names = names;
    this.suffix = suffix;
  }

  // final FloatVector a = FloatVector.fromArray(SPECIES, hidden, k);
  /** Writes the declarations that {@code expression} needs to {@code before}, and returns the rest. */
  public CodeBlock write(Expr expression, Map<Expr, Read> reads, CodeBlock.Builder before) {
    Map<Expr, Integer> uses = new LinkedHashMap<>();
    count(expression, 1, reads, uses);
    VectorExpression java = new VectorExpression(held::get);
    for (Map.Entry<Expr, Integer> use : uses.entrySet()) {
      Expr part = use.getKey();
      boolean isRepeated = use.getValue() > 1;
      Read read = reads.get(part);
      if (read != null) {
        held.put(
            part,
            isRepeated && !read.isLocal()
                ? declare(read.name(), read.code(), before)
                : read.code());
      } else if (isRepeated && Locals.isWorthAName(part)) {
        held.put(part, declare(Locals.nameOf(part), java.write(part), before));
      }
    }
    return java.write(expression);
  }

  /** A local with the value of {@code expression}: one that exists, or a new one of that name. */
  String local(String name, Expr expression, Map<Expr, Read> reads, CodeBlock.Builder before) {
    Read read = reads.get(expression);
    return read != null && read.isLocal()
        ? read.name()
        : declare(name, write(expression, reads, before), before).toString();
  }

  private CodeBlock declare(String what, CodeBlock value, CodeBlock.Builder before) {
    String name = name(what);
    before.addStatement("final $T $N =$W$L", VectorTypes.FLOAT_VECTOR, name, value);
    return CodeBlock.of("$N", name);
  }

  /** A name for a local that no other has. */
  String name(String what) {
    String name = suffix.isEmpty() && Names.isReserved(what) ? what : names.local(what + suffix);
    for (char other = 'B'; !taken.add(name); other++) {
      name = names.local(what + other + suffix);
    }
    return name;
  }

  /** Counts how often each part is written, innermost parts first; parts of what is read are not written. */
  private static void count(
      Expr expression, int times, Map<Expr, Read> reads, Map<Expr, Integer> uses) {
    if (!reads.containsKey(expression) && !uses.containsKey(expression)) {
      int factor = expression instanceof Expr.Pow power ? power.exponent() : 1;
      int repeated = expression instanceof Expr.Sign ? TIMES_IN_SIGN : factor;
      for (Expr child : Exprs.operands(expression)) {
        count(child, repeated, reads, uses);
      }
      Optional<Expr> again = VectorExpression.repeated(expression);
      if (again.isPresent()) {
        count(again.get(), 1, reads, uses);
      }
    }
    uses.put(expression, uses.getOrDefault(expression, 0) + times);
  }
}
