package dev.gradpoet.processor.scalar;

/** A mistake in the text of a formula, and where it is. */
public final class FormulaException extends Exception {
  private static final long serialVersionUID = 1;

  private final String text;
  private final int offset;

  FormulaException(String message, String text, int offset) {
    super(message);
    this.text = text;
    this.offset = offset;
  }

  /** Where in the text the mistake is noticed: the index of a character, or the length of the text. */
  public int offset() {
    return offset;
  }

  /**
   * The line of the text with the mistake, and below it a caret at the place:
   *
   * <pre>
   * z * sigmod(z)
   *     ^
   * </pre>
   */
  public String withCaret() {
    int start = offset;
    while (start > 0 && !isLineBreak(text.charAt(start - 1))) {
      start--;
    }
    int end = offset;
    while (end < text.length() && !isLineBreak(text.charAt(end))) {
      end++;
    }
    StringBuilder marked = new StringBuilder(text.substring(start, end)).append('\n');
    // A tab moves the caret as far as it moves the text.
    text.substring(start, offset)
        .codePoints()
        .forEach(character -> marked.append(character == '\t' ? '\t' : ' '));
    return marked.append('^').toString();
  }

  private static boolean isLineBreak(char character) {
    return character == '\n' || character == '\r';
  }
}
