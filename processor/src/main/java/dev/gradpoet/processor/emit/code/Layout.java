package dev.gradpoet.processor.emit.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings what JavaPoet prints to the layout that a person would write: short Javadoc on one line, fields together. */
public final class Layout {
  private static final int WIDTH = 100;
  private static final Pattern FIELD = Pattern.compile("  (private|protected|public) [^(]*(=.*|;)");
  private static final Pattern JAVADOC = Pattern.compile("( *\\* )(.*)");
  private static final Pattern COMMENT = Pattern.compile("( *// )(.*)");
  private static final Pattern PLAIN_FLOAT = Pattern.compile("  private float (\\w+);");

  private Layout() {}

  public static String of(String text) {
    List<String> lines = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      lines.add(line.stripTrailing());
    }
    return String.join("\n", wrapComments(joinFloats(joinFields(joinJavadoc(lines)))));
  }

  // /**
  //  * text.          becomes    /** text. */
  //  */
  private static List<String> joinJavadoc(List<String> lines) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.strip().equals("/**")
          && i + 2 < lines.size()
          && lines.get(i + 2).strip().equals("*/")) {
        String one = line + lines.get(i + 1).strip().substring(1) + " */";
        if (one.length() <= WIDTH) {
          joined.add(one);
          i += 2;
          continue;
        }
      }
      joined.add(line);
    }
    return joined;
  }

  /** Drops the blank lines between fields of one kind that have no Javadoc of their own, nor one that is another field's. */
  private static List<String> joinFields(List<String> lines) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean isBetween = lines.get(i).isEmpty() && i > 0 && i + 1 < lines.size();
      if (isBetween
          && isField(lines.get(i - 1))
          && kind(lines.get(i - 1)).equals(kind(lines.get(i + 1)))
          && !(isDocumented(joined) && !sharesJavadoc(lines.get(i - 1), lines.get(i + 1)))) {
        continue;
      }
      joined.add(lines.get(i));
    }
    return joined;
  }

  /** Whether the last of {@code lines}, a field, has Javadoc. */
  private static boolean isDocumented(List<String> lines) {
    return lines.size() > 1 && lines.get(lines.size() - 2).endsWith("*/");
  }

  /** Whether Javadoc of one field speaks of the next, too: those that become one declaration, and rows of a number. */
  private static boolean sharesJavadoc(String field, String next) {
    return PLAIN_FLOAT.matcher(field).matches() || stem(field).equals(stem(next));
  }

  /** The declaration of a field without its number. */
  private static String stem(String field) {
    return field.replaceFirst("\\d+( = .*|;)$", "#");
  }

  private static boolean isField(String line) {
    return FIELD.matcher(line).matches() && line.endsWith(";");
  }

  /** What fields must share to stand together. */
  private static String kind(String line) {
    if (!FIELD.matcher(line).matches()) {
      return "no field: " + line;
    }
    int value = line.indexOf('=');
    String declaration = (value < 0 ? line : line.substring(0, value)).strip();
    return declaration.substring(0, declaration.lastIndexOf(' '));
  }

  /** Breaks comments that are wider than a line, at spaces outside of braces; what is preformatted stays. */
  private static List<String> wrapComments(List<String> lines) {
    List<String> wrapped = new ArrayList<>();
    boolean isJavadoc = false;
    boolean isPreformatted = false;
    for (String line : lines) {
      isJavadoc = (isJavadoc || line.strip().equals("/**")) && !line.endsWith("*/");
      isPreformatted = (isPreformatted || line.endsWith("<pre>")) && !line.endsWith("</pre>");
      Matcher comment = (isJavadoc ? JAVADOC : COMMENT).matcher(line);
      if (line.length() <= WIDTH || isPreformatted || !comment.matches()) {
        wrapped.add(line);
        continue;
      }
      String start = comment.group(1);
      String text = comment.group(2);
      String indent = text.startsWith("@") || start.endsWith("// ") ? "    " : "";
      while (start.length() + text.length() > WIDTH) {
        int space = lastSpace(text, WIDTH - start.length());
        if (space < 0) {
          break;
        }
        wrapped.add(start + text.substring(0, space));
        text = indent + text.substring(space + 1);
      }
      wrapped.add(start + text);
    }
    return wrapped;
  }

  /** The last space up to {@code limit} that is not in braces, if any follows a letter; else −1. */
  private static int lastSpace(String text, int limit) {
    int last = -1;
    int braces = 0;
    boolean isInText = false;
    for (int k = 0; k <= limit; k++) {
      char letter = text.charAt(k);
      braces += letter == '{' ? 1 : letter == '}' ? -1 : 0;
      if (letter == ' ' && braces == 0 && isInText) {
        last = k;
      }
      isInText |= letter != ' ';
    }
    return last;
  }

  // private float a;
  // private float b;    becomes    private float a, b;
  private static List<String> joinFloats(List<String> lines) {
    List<String> joined = new ArrayList<>();
    for (String line : lines) {
      Matcher next = PLAIN_FLOAT.matcher(line);
      int last = joined.size() - 1;
      if (next.matches()
          && last >= 0
          && joined.get(last).startsWith("  private float ")
          && joined.get(last).endsWith(";")
          && joined.get(last).length() + next.group(1).length() + 2 <= WIDTH) {
        String before = joined.get(last);
        joined.set(last, before.substring(0, before.length() - 1) + ", " + next.group(1) + ";");
      } else {
        joined.add(line);
      }
    }
    return joined;
  }
}
