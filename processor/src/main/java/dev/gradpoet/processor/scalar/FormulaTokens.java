package dev.gradpoet.processor.scalar;

/** Reads the text of a formula token by token: numbers, names and symbols. */
final class FormulaTokens {
  private final String text;
  private int position;
  private Token next;

  /** What a token is. */
  enum Kind {
    NUMBER,
    NAME,
    SYMBOL,
    END
  }

  /** A token and where it begins. */
  record Token(Kind kind, String text, int offset) {
    boolean is(String symbol) {
      return kind == Kind.SYMBOL && text.equals(symbol);
    }

    boolean isComparison() {
      return is(">") || is("<") || is(">=") || is("<=");
    }
  }

  FormulaTokens(String text) throws FormulaException {
    this.text = text;
    this.next = scan();
  }

  /** The token that follows, without taking it. */
  Token next() {
    return next;
  }

  /** Takes the token that follows. */
  Token take() throws FormulaException {
    Token taken = next;
    next = scan();
    return taken;
  }

  /** Takes the token that follows if it is {@code symbol}. */
  boolean takeIf(String symbol) throws FormulaException {
    boolean isNext = next.is(symbol);
    if (isNext) {
      take();
    }
    return isNext;
  }

  FormulaException mistake(String message, int offset) {
    return new FormulaException(message, text, offset);
  }

  private Token scan() throws FormulaException {
    while (Character.isWhitespace(at(position))) {
      position++;
    }
    int start = position;
    if (start == text.length()) {
      return new Token(Kind.END, "", start);
    }
    int first = text.codePointAt(start);
    if (isDigit(first) || (first == '.' && isDigit(at(start + 1)))) {
      return number();
    } else if (Character.isJavaIdentifierStart(first)) {
      return new Token(Kind.NAME, name(), start);
    }
    return symbol(first);
  }

  /** The character at {@code index}; behind the text, one that nothing consists of. */
  private char at(int index) {
    return index < text.length() ? text.charAt(index) : 0;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }

  private Token number() throws FormulaException {
    int start = position;
    digits();
    if (at(position) == '.') {
      position++;
      digits();
    }
    boolean isSigned = at(position + 1) == '-' || at(position + 1) == '+';
    if ((at(position) == 'e' || at(position) == 'E')
        && isDigit(at(position + (isSigned ? 2 : 1)))) {
      position += isSigned ? 2 : 1;
      digits();
    }
    String number = text.substring(start, position);
    if (isNamePart()) {
      throw mistake(FormulaMessages.noNumber(number, name()), start);
    }
    float value = (float) Double.parseDouble(number);
    if (Float.isInfinite(value)) {
      throw mistake(FormulaMessages.tooLarge(number), start);
    } else if (value == 0 && Double.parseDouble(number) != 0) {
      throw mistake(FormulaMessages.tooSmall(number), start);
    }
    return new Token(Kind.NUMBER, number, start);
  }

  private void digits() {
    while (isDigit(at(position))) {
      position++;
    }
  }

  private String name() {
    int start = position;
    while (isNamePart()) {
      position += Character.charCount(text.codePointAt(position));
    }
    return text.substring(start, position);
  }

  private boolean isNamePart() {
    if (position == text.length()) {
      return false;
    }
    int character = text.codePointAt(position);
    return Character.isJavaIdentifierPart(character) && !Character.isIdentifierIgnorable(character);
  }

  private Token symbol(int first) throws FormulaException {
    int start = position;
    if (first == '=' || (first == '!' && at(start + 1) == '=')) {
      throw mistake(FormulaMessages.EQUALITY, start);
    } else if (first == '&' || first == '|') {
      throw mistake(FormulaMessages.LOGIC, start);
    } else if ("+-*/^(),?:<>".indexOf(first) < 0) {
      throw mistake(FormulaMessages.noCharacter(first), start);
    }
    boolean isOrEqual = (first == '<' || first == '>') && at(start + 1) == '=';
    position += isOrEqual ? 2 : 1;
    return new Token(Kind.SYMBOL, text.substring(start, position), start);
  }
}
