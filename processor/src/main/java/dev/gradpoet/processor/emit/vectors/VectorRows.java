package dev.gradpoet.processor.emit.vectors;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Quantity;
import java.util.Locale;

/** Where the values of a batch lie, for passes over whole arrays of them. */
public interface VectorRows {

  /** The array that holds {@code tensor}. */
  String array(Tensor tensor);

  /** How many floats of its array a tensor takes in a pass: whole vectors. */
  CodeBlock used(Tensor tensor);

  /** Array {@code k} of those for values on the way to a tensor of the shape of {@code tensor}, declared from now on. */
  String work(int k, Tensor tensor);

  /** What formulas call a value, as the name of a local. */
  static String letter(Tensor tensor) {
    String letter = tensor.name();
    if (!tensor.isGradient()) {
      return letter;
    }
    return letter.equals(Quantity.WEIGHTED_INPUT) ? "delta" : "d" + letter.toUpperCase(Locale.ROOT);
  }
}
