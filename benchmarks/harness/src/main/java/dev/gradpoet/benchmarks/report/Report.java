package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.suite.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints the tables of a run, writes them as {@code report.md}, and draws the charts beside it. */
public final class Report {
  private Report() {}

  /**
   * Arguments: the directory of {@code results.csv}; if it is to have the tables too, a page with places for them, whose charts lie in a
   * directory of its name.
   *
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Results results = new Results(ResultFile.read(directory.resolve("results.csv")));
    Map<String, String> sections = sections(results);
    String text = text(results, sections);
    Files.writeString(directory.resolve("report.md"), text);
    System.out.println(text);
    draw(results, directory);
    System.out.println("Tables and charts: " + directory.toAbsolutePath());
    if (args.length > 1) {
      Path page = Path.of(args[1]);
      Files.writeString(page, Page.fill(Files.readString(page), sections));
      System.out.println("Filled: " + page.toAbsolutePath());
    }
  }

  private static void draw(Results results, Path directory) {
    ComparisonChart.draw(results, directory);
    ScalingCharts.draw(results, directory);
  }

  /** What the page of the documentation has of it, by the names of its places. */
  static Map<String, String> sections(Results results) {
    Tables tables = new Tables(results);
    Map<String, String> sections = new LinkedHashMap<>();
    sections.put("comparison", new ComparisonTable(results).table());
    sections.put("peers", tables.peers());
    sections.put("manual", tables.manual());
    sections.put("warm-up", tables.warmUp());
    sections.put("costs", tables.costs());
    sections.put("machine", new MachineTable(results).text());
    return sections;
  }

  private static String text(Results results, Map<String, String> sections) {
    StringBuilder text = new StringBuilder();
    sections.forEach((title, content) -> section(text, title, content));
    Remarks remarks = new Remarks(results);
    section(text, "losses", remarks.losses());
    section(text, "remarks", remarks.text());
    return text.toString();
  }

  private static void section(StringBuilder text, String title, String content) {
    text.append("## ").append(title).append("\n\n").append(content).append('\n');
  }
}
