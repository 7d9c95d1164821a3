package dev.gradpoet.processor.scalar;

/** What algebra does not look into: a variable, or a call, maximum, … of simplified operands. Equal up to the order of operands. */
record Atom(Expr expr, String key) implements Base {

  static Atom of(Expr expr) {
    return new Atom(expr, CanonicalKey.of(expr));
  }

  boolean isCallOf(Function function) {
    return expr instanceof Expr.Call call && call.function() == function;
  }

  /** The argument of the call that this is. */
  Expr argument() {
    return ((Expr.Call) expr).argument();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Atom atom && key.equals(atom.key);
  }

  @Override
  public int hashCode() {
    return key.hashCode();
  }

  @Override
  public String toString() {
    return key;
  }
}
