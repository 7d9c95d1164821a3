package dev.gradpoet.processor.emit.code;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.JavaExpression.Java;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Gives a name to what expressions of one scope compute more than once, so that it is written and computed once.
 */
public final class Locals {
  private final Names names;
  private final String prefix;
  private final String suffix;
  private final Map<Expr, String> named = new HashMap<>();
  private final Set<String> taken;

  /** A scope without other locals. */
  public Locals(Names names) {
    this(names, "", "");
  }

  /** A scope where locals of the names {@code taken} are; those that it names are added to these. */
  public Locals(Names names, Set<String> taken) {
    this(names, "", "", taken);
  }

  /** A scope that is shared with others: names start with {@code prefix}, if any, and end with {@code suffix}. */
  public Locals(Names names, String prefix, String suffix) {
    this(names, prefix, suffix, new HashSet<>());
  }

  private Locals(Names names, String prefix, String suffix, Set<String> taken) {
    this.names = names;
    this.prefix = prefix;
    this.suffix = suffix;
    this.taken = taken;
  }

  /** A scope of values that sees what {@code outer} has named so far. */
  public Locals(Names names, String suffix, Locals outer) {
    this(names, "", suffix);
    named.putAll(outer.named);
  }

  /** Writes the declarations that {@code expression} needs to {@code before}, and returns the rest. */
  public CodeBlock write(
      Helpers helpers, Expr expression, Function<Expr, Java> atoms, CodeBlock.Builder before) {
    return declare(helpers, expression, atoms, before).write(expression);
  }

  /** As {@link #write}, for a place in a sum. */
  public CodeBlock writeTerm(
      Helpers helpers, Expr expression, Function<Expr, Java> atoms, CodeBlock.Builder before) {
    return declare(helpers, expression, atoms, before).writeTerm(expression);
  }

  private JavaExpression declare(
      Helpers helpers, Expr expression, Function<Expr, Java> atoms, CodeBlock.Builder before) {
    JavaExpression java = new JavaExpression(helpers, part -> {
      String name = named.get(part);
      return name == null
          ? atoms.apply(part)
          : new Java(CodeBlock.of("$N", name), JavaExpression.PRIMARY);
    });
    declare(
        expression,
        (part, name) -> before.addStatement("final float $N = $L", name, java.write(part)));
    return java;
  }

  /**
   * Names what {@code expression} computes more than once and what has no name yet, innermost parts first.
   *
   * @param declare is told of each part and its name, before that is known
   */
  public void declare(Expr expression, BiConsumer<Expr, String> declare) {
    Map<Expr, Integer> uses = new LinkedHashMap<>();
    count(expression, 1, uses);
    for (Map.Entry<Expr, Integer> use : uses.entrySet()) {
      Expr part = use.getKey();
      if (use.getValue() > 1 && isWorthAName(part) && !named.containsKey(part)) {
        String name = fresh(nameOf(part));
        declare.accept(part, name);
        named.put(part, name);
      }
    }
  }

  /** The name of {@code part}; null if it has none. */
  public @Nullable String name(Expr part) {
    return named.get(part);
  }

  private String fresh(String what) {
    String base = prefix.isEmpty()
        ? what
        : prefix + Character.toUpperCase(what.charAt(0)) + what.substring(1);
    String name = names.local(base + suffix);
    for (char other = 'B'; !taken.add(name); other++) {
      name = names.local(base + other + suffix);
    }
    return name;
  }

  /** Counts how often each part is written, innermost parts first. */
  private static void count(Expr expression, int times, Map<Expr, Integer> uses) {
    int factor = expression instanceof Expr.Pow power ? power.exponent() : 1;
    if (!uses.containsKey(expression)) {
      for (Expr child : Exprs.operands(expression)) {
        count(child, factor, uses);
      }
    }
    uses.put(expression, uses.getOrDefault(expression, 0) + times);
  }

  /** How often {@code variable} is written in {@code expression}. */
  public static int uses(Expr expression, Expr.Var variable) {
    int factor = expression instanceof Expr.Pow power ? power.exponent() : 1;
    int uses = expression.equals(variable) ? 1 : 0;
    for (Expr operand : Exprs.operands(expression)) {
      uses += factor * uses(operand, variable);
    }
    return uses;
  }

  /** Whether a value is more than a number or a variable with its sign. */
  public static boolean isWorthAName(Expr part) {
    boolean isAtom = part instanceof Expr.Var || part instanceof Expr.Const;
    boolean isSigned = part instanceof Expr.Neg neg && neg.operand() instanceof Expr.Var;
    return !isAtom && !isSigned;
  }

  /** What to call the value of {@code part}. */
  public static String nameOf(Expr part) {
    if (part instanceof Expr.Call call) {
      return call.function().name();
    }
    if (part instanceof Expr.RealPow) {
      return "power";
    }
    if (part instanceof Expr.Abs) {
      return "magnitude";
    }
    if (part instanceof Expr.Sub) {
      return "error";
    }
    if (part instanceof Expr.Add) {
      return "total";
    }
    if (part instanceof Expr.Pow power && power.exponent() < 4) {
      return power.exponent() == 2 ? "squared" : "cubed";
    }
    return part instanceof Expr.Mul ? "product" : "value";
  }
}
