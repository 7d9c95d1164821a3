package dev.gradpoet.processor.nest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A fixed place, plus multiples of loop variables: {@code 2 y + ky − 1}. */
public record Affine(int offset, List<Term> terms) implements Place {

  /** A multiple of a loop variable. */
  public record Term(int factor, Index index) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Term that && factor == that.factor && index.equals(that.index);
    }

    @Override
    public int hashCode() {
      return 31 * factor + index.hashCode();
    }
  }

  public Affine {
    terms = List.copyOf(terms);
  }

  /** Where {@code index} is. */
  public static Affine of(Index index) {
    return new Affine(0, List.of(new Term(1, index)));
  }

  /** A fixed place. */
  public static Affine at(int place) {
    return new Affine(place, List.of());
  }

  /** This place plus {@code factor} times {@code index}. */
  public Affine plus(int factor, Index index) {
    List<Term> all = new ArrayList<>(terms);
    all.add(new Term(factor, index));
    return new Affine(offset, all);
  }

  /** This place, {@code distance} further. */
  public Affine plus(int distance) {
    return new Affine(offset + distance, terms);
  }

  /** Whether this is where {@code index} is. */
  public boolean is(Index index) {
    return offset == 0
        && terms.size() == 1
        && terms.get(0).factor() == 1
        && terms.get(0).index().equals(index);
  }

  /** Whether this is where some loop variable is, and nothing else. */
  public boolean isIndex() {
    return terms.size() == 1 && is(terms.get(0).index());
  }

  /** The least and the greatest place that this takes; of the samples, the first. */
  public int[] range() {
    int least = offset;
    int greatest = offset;
    for (Term term : terms) {
      int last = term.factor() * Math.max(0, term.index().extent() - 1);
      least += Math.min(0, last);
      greatest += Math.max(0, last);
    }
    return new int[] {least, greatest};
  }

  @Override
  public List<Index> indices() {
    List<Index> indices = new ArrayList<>();
    for (Term term : terms) {
      indices.add(term.index());
    }
    return indices;
  }

  @Override
  public Affine rename(Map<Index, Index> names) {
    List<Term> renamed = new ArrayList<>();
    for (Term term : terms) {
      renamed.add(new Term(term.factor(), names.getOrDefault(term.index(), term.index())));
    }
    return new Affine(offset, renamed);
  }

  @Override
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Term term : terms) {
      int size = Math.abs(term.factor());
      String sign = term.factor() < 0 ? "−" : text.isEmpty() ? "" : "+";
      text.append(text.isEmpty() ? sign : " " + sign + " ")
          .append(size == 1 ? "" : size + " ")
          .append(term.index().name());
    }
    if (terms.isEmpty()) {
      return Integer.toString(offset);
    }
    return offset == 0 ? text.toString() : text + (offset < 0 ? " − " : " + ") + Math.abs(offset);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Affine that && offset == that.offset && terms.equals(that.terms);
  }

  @Override
  public int hashCode() {
    return 31 * offset + terms.hashCode();
  }
}
