package dev.gradpoet.benchmarks.report;

import dev.gradpoet.benchmarks.suite.ResultFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Prints the tables of a run, writes them as {@code report.md}, and draws the charts beside it. */
public final class Report {
  private Report() {}

  /**
   * Argument: the directory of {@code results.csv}.
   *
   * @throws IOException if a file cannot be read or written
   */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    Results results = new Results(ResultFile.read(directory.resolve("results.csv")));
    String text = text(results);
    Files.writeString(directory.resolve("report.md"), text);
    System.out.println(text);
    ComparisonChart.draw(results, directory);
    ScalingCharts.draw(results, directory);
    System.out.println("Tables and charts: " + directory.toAbsolutePath());
  }

  private static String text(Results results) {
    Tables tables = new Tables(results);
    Remarks remarks = new Remarks(results);
    StringBuilder text = new StringBuilder();
    section(text, "Targets", tables.targets());
    section(text, "Times: microseconds of a step or a prediction, median", tables.times());
    section(text, "Tiny steps without the trainer", tables.manual());
    section(text, "Roofline", new RooflineTable(results).table());
    section(text, "Machine", remarks.machine());
    section(text, "Losses", remarks.losses());
    section(text, "Remarks", remarks.text());
    return text.toString();
  }

  private static void section(StringBuilder text, String title, String content) {
    text.append("## ").append(title).append("\n\n").append(content).append('\n');
  }
}
