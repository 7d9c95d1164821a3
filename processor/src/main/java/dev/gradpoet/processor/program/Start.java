package dev.gradpoet.processor.program;

import java.util.OptionalDouble;

/**
 * How a parameter tensor is set before training.
 *
 * @param initializer the method of the runtime's initialisers, as {@code glorotUniform}; empty for zeros
 * @param fanIn how many values each result is computed from
 * @param fanOut how many results each value goes into
 * @param scale what else the initialiser takes: a limit, a standard deviation or a value
 * @param draws whether it is random
 */
public record Start(
    String initializer, int fanIn, int fanOut, OptionalDouble scale, boolean draws) {

  /** All zero. */
  public static final Start ZEROS = new Start("", 1, 1, OptionalDouble.empty(), false);

  /** Whether the initialiser is given rows and columns only, not what each value is computed from and goes into. */
  public boolean takesMatrix() {
    return scale.isPresent() || initializer.equals("orthogonal");
  }

  /** Whether there is nothing to do to a fresh array. */
  public boolean isZeros() {
    return initializer.isEmpty();
  }
}
