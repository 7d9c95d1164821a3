package dev.gradpoet.processor;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Spells a Java source with the characters of a charset: of those that it lacks, mathematical signs in comments become words, as δ becomes
 * {@code delta}; all others, as letters of names, become Unicode escapes, which mean the same to a compiler.
 */
final class Transliteration {
  private static final Map<String, String> WORDS = Map.ofEntries(
      Map.entry("δ", "delta"),
      Map.entry("σ", "sigmoid"),
      Map.entry("φ", "phi"),
      Map.entry("Φ", "Phi"),
      Map.entry("Σ", "sum"),
      Map.entry("∂", "d"),
      Map.entry("ℓ", "l"),
      Map.entry("∞", "infinity"),
      Map.entry("√", "sqrt"),
      Map.entry("−", "-"),
      Map.entry("·", "*"),
      Map.entry("⊙", "*"),
      Map.entry("×", "x"),
      Map.entry("→", "->"),
      Map.entry("…", "..."),
      Map.entry("′", "'"),
      Map.entry("½", "1/2"),
      Map.entry("¼", "1/4"),
      Map.entry("¾", "3/4"),
      Map.entry("ᵀ", "^T"));

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final String source;
  private final CharsetEncoder encoder;
  private final StringBuilder spelled = new StringBuilder();

  private Transliteration(String source, Charset charset) {
    this.source = source;
    this.encoder = charset.newEncoder();
  }

  /** {@code source} in characters of {@code charset} only, which has those of ASCII. */
  static String of(String source, Charset charset) {
    return charset.equals(StandardCharsets.UTF_8) || charset.newEncoder().canEncode(source)
        ? source
        : new Transliteration(source, charset).spelled();
  }

  /** A line of a formula, which has no code, in ASCII. */
  static String toAscii(String formula) {
    String mark = "//";
    return of(mark + formula, StandardCharsets.US_ASCII).substring(mark.length());
  }

  private String spelled() {
    int at = 0;
    while (at < source.length()) {
      int end = end(at);
      boolean isComment = source.startsWith("//", at) || source.startsWith("/*", at);
      boolean isDocumentation = source.startsWith("/**", at);
      spell(at, end, isComment, isDocumentation);
      at = end;
    }
    return spelled.toString();
  }

  /** Where the comment, the literal or the character of code ends that starts at {@code at}. */
  private int end(int at) {
    if (source.startsWith("//", at)) {
      return after("\n", at);
    } else if (source.startsWith("/*", at)) {
      return after("*/", at + 2);
    }
    char first = source.charAt(at);
    if (first != '"' && first != '\'') {
      return at + Character.charCount(source.codePointAt(at));
    }
    int end = at + 1;
    while (end < source.length() && source.charAt(end) != first) {
      end += source.charAt(end) == '\\' ? 2 : 1;
    }
    return Math.min(end + 1, source.length());
  }

  private int after(String mark, int from) {
    int at = source.indexOf(mark, from);
    return at < 0 ? source.length() : at + mark.length();
  }

  private void spell(int from, int to, boolean isComment, boolean isDocumentation) {
    boolean isRaised = false;
    for (int at = from; at < to; at += Character.charCount(source.codePointAt(at))) {
      String sign = Character.toString(source.codePointAt(at));
      int digit = RAISED.indexOf(sign);
      if (encoder.canEncode(sign)) {
        spelled.append(sign);
      } else if (isComment && digit >= 0) {
        spelled.append(isRaised ? "" : "^").append(digit);
      } else if (isComment && WORDS.containsKey(sign)) {
        String word = WORDS.get(sign);
        spelled.append(isDocumentation ? word.replace(">", "&gt;") : word);
      } else {
        sign.chars().forEach(unit -> spelled.append(String.format("\\u%04x", unit)));
      }
      isRaised = digit >= 0;
    }
  }
}
