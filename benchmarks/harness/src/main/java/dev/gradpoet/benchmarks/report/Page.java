package dev.gradpoet.benchmarks.report;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page of documentation with places for tables, between {@code <!-- results: name -->} and {@code <!-- end -->}. */
final class Page {
  private static final Pattern PLACE =
      Pattern.compile("(<!-- results: ([a-z-]+) -->\n).*?(<!-- end -->)", Pattern.DOTALL);

  private Page() {}

  /**
   * The page with what is in its places replaced.
   *
   * @throws IllegalArgumentException if a place has a name that is not among the sections, or a section has no place
   */
  static String fill(String page, Map<String, String> sections) {
    StringBuilder filled = new StringBuilder();
    Matcher place = PLACE.matcher(page);
    int places = 0;
    while (place.find()) {
      String section = sections.get(place.group(2));
      if (section == null) {
        throw new IllegalArgumentException("no section is called " + place.group(2));
      }
      String text = place.group(1) + "\n" + section + "\n" + place.group(3);
      place.appendReplacement(filled, Matcher.quoteReplacement(text));
      places++;
    }
    if (places != sections.size()) {
      throw new IllegalArgumentException(places + " places for " + sections.keySet());
    }
    return place.appendTail(filled).toString();
  }
}
