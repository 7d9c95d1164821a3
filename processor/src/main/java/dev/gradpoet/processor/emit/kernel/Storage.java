package dev.gradpoet.processor.emit.kernel;

import com.palantir.javapoet.CodeBlock;

/**
 * Where the values of a tensor lie: value u of sample b at {@code array[start + b * distance + u]}, or in one number.
 *
 * @param array the name of the array, or of the number
 * @param start where the first value lies; nothing if that is 0
 * @param distance how far it is from one sample to the next; nothing if the array has one sample, or all share its values
 * @param length how many values a sample has
 * @param isNumber whether each sample has one value
 */
public record Storage(
    String array,
    Form form,
    CodeBlock start,
    CodeBlock distance,
    CodeBlock length,
    boolean isNumber) {
  private static final CodeBlock NOTHING = CodeBlock.of("");
  private static final CodeBlock ONE = CodeBlock.of("1");

  /** What {@code array} is. */
  public enum Form {
    NUMBER,
    ARRAY
  }

  static Storage number(String name) {
    return new Storage(name, Form.NUMBER, NOTHING, NOTHING, ONE, true);
  }

  /** One number of each sample, in an array. */
  static Storage numbers(String array, CodeBlock start) {
    return new Storage(array, Form.ARRAY, start, ONE, ONE, true);
  }

  static Storage shared(String array, CodeBlock start, CodeBlock length) {
    return new Storage(array, Form.ARRAY, start, NOTHING, length, false);
  }

  static Storage array(
      String array, CodeBlock start, CodeBlock distance, CodeBlock length, boolean isNumber) {
    return new Storage(array, Form.ARRAY, start, distance, length, isNumber);
  }

  /** {@code hidden[b * HIDDEN_ROW + u]}: the value at {@code place} of the current sample. */
  public CodeBlock at(CodeBlock place) {
    return at("b", place);
  }

  /** The value at {@code place} of {@code sample}; if each has but one, that. */
  public CodeBlock at(String sample, CodeBlock place) {
    if (form == Form.NUMBER) {
      return CodeBlock.of("$N", array);
    }
    CodeBlock before = before(sample);
    boolean isFirst = isNumber || place.toString().equals("0");
    return before.isEmpty()
        ? in(place)
        : in(isFirst ? before : CodeBlock.of("$L + $L", before, place));
  }

  /** {@code hidden[place]}: what lies there in the array. */
  public CodeBlock in(CodeBlock place) {
    return CodeBlock.of("$N[$L]", array, place);
  }

  /** {@code at + b * INPUTS}: where the values of {@code sample} start in its array; nothing if that is 0. */
  public CodeBlock before(String sample) {
    if (distance.isEmpty() || sample.equals("0")) {
      return start;
    }
    CodeBlock steps = isNumber
        ? CodeBlock.of("$L", sample)
        : CodeBlock.of(sample.contains(" ") ? "($L) * $L" : "$L * $L", sample, distance);
    return start.isEmpty() ? steps : CodeBlock.of("$L + $L", start, steps);
  }

  /** {@code hidden, b * HIDDEN_ROW}: the array that has the values of {@code sample}, and where they start. */
  public CodeBlock from(String sample) {
    CodeBlock before = before(sample);
    return CodeBlock.of("$N, $L", array, before.isEmpty() ? CodeBlock.of("0") : before);
  }

  /** {@code hidden, b * HIDDEN_ROW, b * HIDDEN_ROW + HIDDEN}: the same with the end, if that is not the array's. */
  public CodeBlock range(String sample) {
    CodeBlock before = before(sample);
    return before.isEmpty()
        ? CodeBlock.of("$N", array)
        : CodeBlock.of("$N, $L, $L + $L", array, before, before, length);
  }

  /** {@code new float[n * HIDDEN_ROW]}: the array, for {@code n} samples if it has several. */
  public CodeBlock creation() {
    if (distance.isEmpty()) {
      return CodeBlock.of("new float[$L]", length);
    }
    return isNumber ? CodeBlock.of("new float[n]") : CodeBlock.of("new float[n * $L]", distance);
  }
}
