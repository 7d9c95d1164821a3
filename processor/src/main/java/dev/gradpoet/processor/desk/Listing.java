package dev.gradpoet.processor.desk;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The methods of a generated class that compute: those that a pass calls, in the order of the file, with its line numbers. */
final class Listing {
  private static final Pattern HEADER =
      Pattern.compile("  private (?:static )?[\\w.\\[\\]]+ (\\w+)\\(.*");
  private static final Pattern CALL = Pattern.compile("(?<![.\\w])(\\w+)\\(");
  private static final Pattern TOKEN = Pattern.compile(
      "(?<comment>//.*|/\\*.*|^\\s*\\*.*)|\\b(?<keyword>private|static|final|float|int|boolean|void|return|for|if|new|continue)\\b");

  private final List<String> lines;

  /** The first and the last line of each method, from 0. */
  private final Map<String, int[]> methods = new LinkedHashMap<>();

  private Listing(String source) {
    this.lines = source.lines().toList();
    for (int k = 0; k < lines.size(); k++) {
      Matcher header = HEADER.matcher(lines.get(k));
      if (header.matches()) {
        int last = k;
        while (!lines.get(last).equals("  }")) {
          last++;
        }
        methods.put(header.group(1), new int[] {k, last});
      }
    }
  }

  /** @param entries the methods that others call; what the first one reaches comes first, then what only the next one does */
  static String of(String source, List<String> entries) {
    return new Listing(source).html(entries);
  }

  private String html(List<String> entries) {
    StringBuilder html = new StringBuilder();
    Set<String> written = new HashSet<>();
    for (String entry : entries) {
      Set<String> reached = reached(entry);
      methods.forEach((name, range) -> {
        if (reached.contains(name) && written.add(name)) {
          method(name, range, html);
        }
      });
    }
    return html.toString();
  }

  private Set<String> reached(String entry) {
    Set<String> reached = new HashSet<>();
    List<String> waiting = new ArrayList<>(List.of(entry));
    while (!waiting.isEmpty()) {
      String name = waiting.remove(waiting.size() - 1);
      int[] range = methods.get(name);
      if (range != null && reached.add(name)) {
        for (int k = range[0] + 1; k < range[1]; k++) {
          Matcher call = CALL.matcher(lines.get(k));
          while (call.find()) {
            waiting.add(call.group(1));
          }
        }
      }
    }
    return reached;
  }

  private void method(String name, int[] range, StringBuilder html) {
    int first = range[0];
    if (lines.get(first - 1).endsWith("*/")) {
      first--;
      while (!lines.get(first).strip().startsWith("/**")) {
        first--;
      }
    }
    html.append("<section class=\"method\"><h3>").append(name).append("</h3><pre class=\"code\">");
    for (int k = first; k <= range[1]; k++) {
      String line = lines.get(k).startsWith("  ") ? lines.get(k).substring(2) : lines.get(k);
      html.append("<span class=\"line\" id=\"L").append(k + 1);
      html.append("\" data-line=\"").append(k + 1).append("\">");
      html.append(coloured(line)).append("</span>\n");
    }
    html.append("</pre></section>\n");
  }

  private static String coloured(String line) {
    StringBuilder html = new StringBuilder();
    Matcher token = TOKEN.matcher(line);
    int done = 0;
    while (token.find()) {
      String kind = token.group("comment") != null ? "comment" : "keyword";
      html.append(Html.escape(line.substring(done, token.start())));
      html.append("<span class=\"").append(kind).append("\">");
      html.append(Html.escape(token.group())).append("</span>");
      done = token.end();
    }
    return html.append(Html.escape(line.substring(done))).toString();
  }
}
