package dev.gradpoet.runs.checkpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a rule without what differs from process to process: the number of a lambda, and the hash that {@link Object#toString}
 * puts after the name of a class. Whatever else follows an {@code @}, as in {@code recall@5}, is part of the rule.
 */
final class RuleText {
  /** A lambda's or another hidden class's, as {@code demo.Rates$$Lambda$14/0x00007f@1b2c} or {@code demo.Rates$$Lambda/0x00007f@1b2c}. */
  private static final String HIDDEN = "(\\$\\$Lambda[^@\\s]*|/0x[0-9a-f]+)@[0-9a-f]+";
  /** An array's, as {@code [F@1b2c} or {@code [Ldemo.Rate;@1b2c}. */
  private static final String ARRAY = "(?<=\\[[ZBCSIJFD]|\\[L[\\w.$]{1,300};)@[0-9a-f]+";
  /** What may be a class's. */
  private static final String NAMED =
      "([\\p{javaJavaIdentifierStart}][\\p{javaJavaIdentifierPart}.]*)@[0-9a-f]{1,8}(?![\\p{javaJavaIdentifierPart}])";

  private static final Pattern WITHOUT_NAME = Pattern.compile(HIDDEN + "|" + ARRAY);
  private static final Pattern WITH_NAME = Pattern.compile(NAMED);

  private RuleText() {}

  /** @param loader finds the classes of the user's rules */
  static String of(String text, ClassLoader loader) {
    String shorter = WITHOUT_NAME.matcher(text).replaceAll("");
    return WITH_NAME.matcher(shorter).replaceAll(match -> {
      String name = match.group(1);
      return Matcher.quoteReplacement(isClass(name, loader) ? name : match.group());
    });
  }

  private static boolean isClass(String name, ClassLoader loader) {
    try {
      Class.forName(name, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }
}
