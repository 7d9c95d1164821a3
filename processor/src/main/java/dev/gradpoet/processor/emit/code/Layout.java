package dev.gradpoet.processor.emit.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Brings what JavaPoet prints to the layout that a person would write: short Javadoc on one line, fields together. */
public final class Layout {
  private static final int WIDTH = 100;
  private static final Pattern FIELD = Pattern.compile("  (private|protected|public) [^(]*(=.*|;)");
  private static final Pattern PLAIN_FLOAT = Pattern.compile("  private float (\\w+);");

  private Layout() {}

  public static String of(String text) {
    List<String> lines =
        text.lines().map(String::stripTrailing).collect(Collectors.toCollection(ArrayList::new));
    lines.add("");
    return String.join("\n", joinFloats(joinFields(joinJavadoc(lines))));
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

  /** Drops the blank lines between fields of one kind that have no Javadoc of their own. */
  private static List<String> joinFields(List<String> lines) {
    List<String> joined = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      boolean isBetween = lines.get(i).isEmpty() && i > 0 && i + 1 < lines.size();
      if (isBetween
          && isField(lines.get(i - 1))
          && kind(lines.get(i - 1)).equals(kind(lines.get(i + 1)))) {
        continue;
      }
      joined.add(lines.get(i));
    }
    return joined;
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
