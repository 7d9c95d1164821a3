package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.suite.Result;
import dev.gradpoet.benchmarks.suite.Subjects;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What has to be known beside the figures. */
record Remarks(Results results) {

  /** Versions, what is absent and why, and what peers do otherwise. */
  String text() {
    StringBuilder text = new StringBuilder();
    list(text, "version", "");
    list(text, "absent", "absent: ");
    list(text, "note", "");
    return text.toString();
  }

  private void list(StringBuilder text, String metric, String prefix) {
    TreeMap<String, Set<String>> cases = new TreeMap<>();
    results
        .where(it -> it.metric().equals(metric) && !it.value().isEmpty())
        .filter(it -> !metric.equals("note") || !it.subject().equals(Subjects.GRADPOET))
        .forEach(it -> cases
            .computeIfAbsent(
                it.subject() + ": " + prefix + it.value(), key -> new LinkedHashSet<>())
            .add(it.work()));
    cases.forEach((remark, works) -> text.append("- ")
        .append(remark)
        .append(metric.equals("version") ? "" : " (" + String.join(", ", works) + ")")
        .append('\n'));
  }

  /** The loss after the same steps from the same weights, by peer. */
  String losses() {
    List<String> names = new ArrayList<>(List.of(Subjects.GRADPOET));
    names.addAll(Subjects.PEERS);
    List<String> header = new ArrayList<>(List.of("loss after the same steps"));
    header.addAll(names);
    Markdown table = new Markdown(header);
    results
        .where(it -> it.metric().equals("loss-after"))
        .map(Result::work)
        .distinct()
        .forEach(work -> {
          List<String> row = new ArrayList<>(List.of(work));
          names.forEach(name -> row.add(loss(work, name)));
          table.row(row);
        });
    return table.toString();
  }

  private String loss(String work, String name) {
    String values = results
        .where(it ->
            it.work().equals(work) && it.subject().equals(name) && it.metric().equals("loss-after"))
        .map(it -> String.format(Locale.ROOT, "%.5f", it.number()))
        .distinct()
        .collect(Collectors.joining(", "));
    return values.isEmpty() ? "–" : values;
  }
}
