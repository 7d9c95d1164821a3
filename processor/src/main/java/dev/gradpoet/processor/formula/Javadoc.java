package dev.gradpoet.processor.formula;

/** Writes formulas as they stand in Javadoc: as {@link PlainText}, which is code where it has what HTML takes for its own. */
public final class Javadoc {
  private Javadoc() {}

  /** The text of {@code formula}: {@code δ = a − t}, or <code>&#123;@code 1 if a &gt; 0 else 0&#125;</code>. */
  public static String of(Formula formula) {
    String text = PlainText.of(formula);
    boolean isHtml = text.indexOf('<') >= 0 || text.indexOf('>') >= 0 || text.indexOf('&') >= 0;
    return isHtml ? "{@code " + text + "}" : text;
  }
}
