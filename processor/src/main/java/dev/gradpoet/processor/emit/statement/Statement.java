package dev.gradpoet.processor.emit.statement;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.nest.Index;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A statement of plain code. */
public sealed interface Statement {

  /** The values that it sets or adds to by itself, without those of the statements in it. */
  default List<Cell> writes() {
    return List.of();
  }

  /** The values that it reads by itself, in order, without what it adds to and without those of the statements in it. */
  default List<Cell> reads() {
    return List.of();
  }

  /** The statements in it. */
  default List<Statement> body() {
    return List.of();
  }

  /** {@code statements} and all that are in them, in the order of their text. */
  static List<Statement> all(List<Statement> statements) {
    List<Statement> all = new ArrayList<>();
    for (Statement statement : statements) {
      all.add(statement);
      all.addAll(all(statement.body()));
    }
    return all;
  }

  // for (int u = 0; u < HIDDEN; u++) {
  //   …
  // }
  /**
   * A loop over the values of an index.
   *
   * @param over the index
   * @param variable what it is called
   * @param first where it starts, or ends if it goes backwards; empty if it goes on where the variable is
   * @param extent how many values there are
   * @param step the distance from one turn to the next, as long as whole steps are left; −1 to go backwards
   */
  record For(
      Index over,
      String variable,
      Optional<First> first,
      String extent,
      int step,
      @Override List<Statement> body)
      implements Statement {

    public For {
      body = List.copyOf(body);
    }

    /** All values, one by one. */
    public static For each(Index over, String variable, String extent, List<Statement> body) {
      return from(0, over, variable, extent, body);
    }

    /** The values from {@code first} on, one by one. */
    public static For from(
        int first, Index over, String variable, String extent, List<Statement> body) {
      return new For(over, variable, Optional.of(First.of(first)), extent, 1, body);
    }

    /** All values, the last one first. */
    public static For backwards(Index over, String variable, String extent, List<Statement> body) {
      return new For(over, variable, Optional.of(First.ZERO), extent, -1, body);
    }
  }

  /** Where a loop starts, and how that is written. */
  record First(int value, String text) {
    public static final First ZERO = of(0);

    /** A place that is written as the number that it is. */
    public static First of(int value) {
      return new First(value, Integer.toString(value));
    }
  }

  /** What is done only if a condition holds. */
  record If(Value condition, @Override List<Statement> body) implements Statement {

    public If {
      body = List.copyOf(body);
    }

    @Override
    public List<Cell> reads() {
      return condition.reads();
    }
  }

  // final float error = output[u] - t[to + u];
  /** A local that is declared with its first value. */
  record Let(Class<?> type, Variable variable, boolean isFinal, Value value) implements Statement {

    /** A local that keeps its value. */
    public static Let constant(Class<?> type, Variable variable, Value value) {
      return new Let(type, variable, true, value);
    }

    /** A local that is assigned to later. */
    public static Let of(Class<?> type, String name, Value value) {
      return new Let(type, new Local(name), false, value);
    }

    @Override
    public List<Cell> writes() {
      return variable.reads();
    }

    @Override
    public List<Cell> reads() {
      return value.reads();
    }
  }

  // hidden[u] += x[at + i] * p[HIDDEN_WEIGHTS + i * HIDDEN + u];
  /** An assignment. */
  record Store(Variable to, Operator operator, Value value) implements Statement {

    /** An assignment that replaces what was there. */
    public static Store set(Variable to, Value value) {
      return new Store(to, Operator.SET, value);
    }

    /** An assignment that adds to what was there. */
    public static Store add(Variable to, Value value) {
      return new Store(to, Operator.ADD, value);
    }

    @Override
    public List<Cell> writes() {
      return to.reads();
    }

    @Override
    public List<Cell> reads() {
      return value.reads();
    }
  }

  /** What becomes of a variable and the value that is assigned to it. */
  enum Operator {
    SET("="),
    ADD("+="),
    MULTIPLY("*="),
    DIVIDE("/=");

    private final String text;

    Operator(String text) {
      this.text = text;
    }

    /** As Java has it. */
    public String text() {
      return text;
    }
  }

  // System.arraycopy(p, HIDDEN_BIASES, hidden, 0, HIDDEN);
  /**
   * A call of a method that does something.
   *
   * @param code the call
   * @param over what the method runs over by itself
   * @param writes the values that it writes, along these
   * @param reads the values that it reads, along these
   */
  record Call(
      CodeBlock code,
      List<Index> over,
      @Override List<Cell> writes,
      @Override List<Cell> reads) implements Statement {

    public Call {
      over = List.copyOf(over);
      writes = List.copyOf(writes);
      reads = List.copyOf(reads);
    }

    /** A call that has to do with no tensor by itself. */
    public static Call of(CodeBlock code) {
      return new Call(code, List.of(), List.of(), List.of());
    }
  }

  /** Leaves a turn of a loop: {@code continue}. */
  record Continue() implements Statement {}

  /** Leaves the method, with what it returns if that is something. */
  record Return(Optional<Value> value) implements Statement {

    /** Leaves a method that returns {@code value}. */
    public static Return of(Value value) {
      return new Return(Optional.of(value));
    }

    @Override
    public List<Cell> reads() {
      return value.map(Value::reads).orElse(List.of());
    }
  }

  /** A comment in a line of its own. */
  record Comment(String text) implements Statement {}

  /** An empty line. */
  record Blank() implements Statement {}

  /** What another lowering has written, of which only the text is known. */
  record Verbatim(CodeBlock code) implements Statement {}
}
