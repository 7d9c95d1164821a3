package dev.gradpoet.benchmarks.initialization;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes of the lines that {@link Study} printed, in the file that is its argument, a table in Markdown: for each candidate and depth the mean over the
 * tables of its score, as difference to He normal in points, and in how many cases of table, depth and way to stop it is better and worse than
 * others by more than two standard errors over the seeds.
 */
public final class Summary {
  private static final Candidate BASE = Candidate.HE_NORMAL;
  private static final Candidate CHOSEN = Candidate.GLOROT_UNIFORM;
  private static final int DEPTH = 3;
  private static final int CANDIDATE = 4;
  private static final int PLAIN = 6;
  private static final double PERCENT = 100;

  /** What has one mean: a table, a depth, a way to stop. */
  private record Case(String task, int depth, boolean isStopped) implements Comparable<Case> {
    @Override
    public int compareTo(Case other) {
      return toString().compareTo(other.toString());
    }
  }

  /** The scores by case and candidate, in the order of the seeds. */
  private final Map<Case, Map<Candidate, List<Double>>> scores = new TreeMap<>();

  private Summary() {}

  public static void main(String[] args) throws IOException {
    Summary summary = new Summary();
    for (String line : Files.readAllLines(Path.of(args[0]))) {
      summary.add(line.split(",", -1));
    }
    summary.print();
  }

  private void add(String[] values) {
    for (int column = PLAIN; column <= PLAIN + 1; column++) {
      Case of = new Case(values[0], Integer.parseInt(values[DEPTH]), column > PLAIN);
      scores
          .computeIfAbsent(of, key -> new TreeMap<>())
          .computeIfAbsent(Candidate.valueOf(values[CANDIDATE]), key -> new ArrayList<>())
          .add(PERCENT * Double.parseDouble(values[column]));
    }
  }

  private void print() {
    Collection<Integer> depths = new TreeSet<>();
    scores.keySet().forEach(key -> depths.add(key.depth()));
    System.out.println(
        "| first weights | " + depths + " | stopped early | mean rank | better, worse than " + BASE
            + " | better, worse than " + CHOSEN + " |");
    for (Candidate candidate : scores.values().iterator().next().keySet()) {
      StringBuilder row = new StringBuilder("| " + candidate);
      for (int depth : depths) {
        row.append(gain(candidate, depth, false));
      }
      row.append(gain(candidate, 0, true));
      double ranks = 0;
      for (Map<Candidate, List<Double>> one : scores.values()) {
        ranks += rank(one, candidate);
      }
      row.append(String.format(Locale.ROOT, " | %.1f", ranks / scores.size()));
      System.out.println(row + wins(candidate, BASE) + wins(candidate, CHOSEN) + " |");
    }
  }

  /** The mean difference to the base, plain at one depth or stopped early at all. */
  private String gain(Candidate candidate, int depth, boolean isStopped) {
    double sum = 0;
    int count = 0;
    for (Map.Entry<Case, Map<Candidate, List<Double>>> each : scores.entrySet()) {
      Case key = each.getKey();
      if (key.isStopped() == isStopped && (isStopped || key.depth() == depth)) {
        sum += mean(of(each.getValue(), candidate)) - mean(of(each.getValue(), BASE));
        count++;
      }
    }
    return String.format(Locale.ROOT, " | %+.1f", sum / count);
  }

  private static int rank(Map<Candidate, List<Double>> one, Candidate candidate) {
    int rank = 1;
    for (List<Double> other : one.values()) {
      if (mean(other) > mean(of(one, candidate))) {
        rank++;
      }
    }
    return rank;
  }

  private String wins(Candidate candidate, Candidate other) {
    int better = 0;
    int worse = 0;
    for (Map<Candidate, List<Double>> one : scores.values()) {
      List<Double> differences = new ArrayList<>();
      for (int seed = 0; seed < of(one, other).size(); seed++) {
        differences.add(of(one, candidate).get(seed) - of(one, other).get(seed));
      }
      double mean = mean(differences);
      double error = standardError(differences, mean);
      if (mean > 2 * error) {
        better++;
      } else if (mean < -2 * error) {
        worse++;
      }
    }
    return " | " + better + ", " + worse;
  }

  private static List<Double> of(Map<Candidate, List<Double>> one, Candidate candidate) {
    return Objects.requireNonNull(one.get(candidate), candidate.name());
  }

  private static double mean(List<Double> values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.size();
  }

  private static double standardError(List<Double> values, double mean) {
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    return Math.sqrt(squares / (values.size() - 1) / values.size());
  }
}
