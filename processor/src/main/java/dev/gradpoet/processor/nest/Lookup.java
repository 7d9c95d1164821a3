package dev.gradpoet.processor.nest;

import java.util.List;
import java.util.Map;

/**
 * The place that another tensor holds: the number of a word, or where the largest value was. As the last place of an access, it may stand
 * for all dimensions that are left: it then is the position in them, row-major.
 *
 * @param number holds whole numbers, as {@code float} can up to 2²⁴
 */
public record Lookup(Access number) implements Place {

  @Override
  public List<Index> indices() {
    return number.indices();
  }

  @Override
  public Lookup rename(Map<Index, Index> names) {
    return new Lookup(number.rename(names));
  }

  @Override
  public String text() {
    return number.variable().name();
  }
}
