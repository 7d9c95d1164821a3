package dev.gradpoet.runtime.training;

import dev.gradpoet.runtime.Architecture;

/** What a network does: which metrics and reports make sense follows of it. */
public enum Task {
  /** Each output is a number. */
  REGRESSION("numbers"),

  /** One output tells two classes apart: binary cross-entropy or hinge loss. */
  BINARY("one of two classes"),

  /** The largest output tells the class, of which each sample has one: cross-entropy, or class indices as targets. */
  MULTI_CLASS("one of several classes"),

  /** Each of several outputs tells whether a label applies to a sample, however many do: binary cross-entropy or hinge loss. */
  MULTI_LABEL("labels, of which several may apply");

  private final String predicts;

  Task(String predicts) {
    this.predicts = predicts;
  }

  /** What a network of that architecture does, by its loss and the number of its outputs. */
  public static Task of(Architecture architecture) {
    return switch (architecture.loss()) {
      case "cross_entropy" -> MULTI_CLASS;
      case "binary_cross_entropy", "hinge" -> architecture.outputSize() == 1 ? BINARY : MULTI_LABEL;
      default -> REGRESSION;
    };
  }

  /**
   * What it does with class indices as targets: as they give each sample one class, several outputs that would be labels stand for one class
   * against the rest each, and the largest one tells which.
   */
  public static Task ofClasses(Architecture architecture) {
    Task task = of(architecture);
    return task == MULTI_LABEL ? MULTI_CLASS : task;
  }

  /** What it does with that data: {@link #ofClasses} or {@link #of(Architecture)}, as its targets are. */
  public static Task of(Architecture architecture, Dataset data) {
    return data.classifies() ? ofClasses(architecture) : of(architecture);
  }

  /** Whether each sample is of one class. */
  public boolean classifies() {
    return this == BINARY || this == MULTI_CLASS;
  }

  /**
   * Says that something is not defined for a network of this task.
   *
   * @param what it is, as {@code metric 'accuracy' is of classes}
   * @param instead what to use
   */
  public IllegalArgumentException refusal(String what, Architecture architecture, String instead) {
    String outputs = this == MULTI_LABEL ? " over " + architecture.outputSize() + " outputs" : "";
    return new IllegalArgumentException(
        what + ", but network '" + architecture.name() + "' with the loss " + architecture.loss()
            + outputs + " predicts " + predicts + ": use " + instead);
  }
}
