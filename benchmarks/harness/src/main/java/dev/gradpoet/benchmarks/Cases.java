package dev.gradpoet.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** All cases. */
public final class Cases {
  /** The width of the samples and of the hidden layer, odd ones among them. */
  public static final List<Integer> WIDTHS =
      List.of(16, 17, 32, 64, 100, 128, 256, 257, 512, 1000, 1024, 2048);

  /** The samples of a step. */
  public static final List<Integer> BATCHES = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024);

  /** The samples of a step when the width grows. */
  public static final int WIDTH_BATCH = 64;

  private static final Shape TANH = new Shape(List.of(2, 8, 1), Hidden.TANH);
  private static final Shape FLOWERS = Shape.relu(4, 16, 3);
  private static final Shape DIGITS = Shape.relu(784, 128, 10);
  private static final Shape WIDE = Shape.relu(784, 512, 512, 10);

  private static final Case DIGITS_STEP = new Case(DIGITS, Work.SGD, 64, 0.05);
  private static final Case WIDE_STEP = new Case(WIDE, Work.SGD, 128, 0.05);
  private static final Case FLOWERS_STEP = new Case(FLOWERS, Work.SGD, 1, 0.01);

  private Cases() {}

  /** Those that are compared with peers: the rows of the tables. */
  public static List<Case> compared() {
    return List.of(
        DIGITS_STEP,
        new Case(DIGITS, Work.ADAM, 64, 0.001),
        WIDE_STEP,
        FLOWERS_STEP,
        new Case(TANH, Work.SGD, 4, 0.05),
        new Case(FLOWERS, Work.GRADIENT, 256, 0.01),
        predict(TANH),
        predict(FLOWERS),
        predict(DIGITS),
        predict(WIDE));
  }

  /** Those whose first steps are timed. */
  public static List<Case> warmUps() {
    return List.of(DIGITS_STEP, WIDE_STEP, FLOWERS_STEP, new Case(FLOWERS, Work.SGD, 256, 0.01));
  }

  /** A hidden layer as wide as the samples. */
  public static List<Case> widths() {
    return WIDTHS.stream().map(Cases::width).toList();
  }

  /** Batches from one sample on. */
  public static List<Case> batches() {
    return BATCHES.stream()
        .map(batch -> new Case(DIGITS, Work.SGD, batch, 0.01))
        .toList();
  }

  /**
   * The case with that {@link Case#id}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Case of(String id) {
    List<Case> all = new ArrayList<>(compared());
    all.addAll(warmUps());
    all.addAll(widths());
    all.addAll(batches());
    return all.stream()
        .filter(it -> it.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no case " + id));
  }

  private static Case width(int width) {
    return new Case(Shape.relu(width, width, 10), Work.SGD, WIDTH_BATCH, 0.01);
  }

  private static Case predict(Shape shape) {
    return new Case(shape, Work.PREDICT, 1, 0.01);
  }
}
