package dev.gradpoet.processor.read;

import dev.gradpoet.processor.problem.Problem;
import dev.gradpoet.processor.problem.Site;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.lang.model.element.Element;

/** Where each part of a declaration stands in the source. */
public final class Positions {

  private final Map<Site, Position> positions = new HashMap<>();

  /** The options that the user wrote, and the annotations. */
  public Set<Site> written() {
    return Collections.unmodifiableSet(positions.keySet());
  }

  /** The problem at its place: an option that the user did not write is reported at its annotation. */
  public Finding locate(Problem problem) {
    return new Finding(position(problem.site()), problem.message());
  }

  /** Records an annotation and each of its values that is written. */
  void put(Element element, AnnotationReader annotation, Site site, Function<String, Site> option) {
    positions.putIfAbsent(site, Position.of(element, annotation.mirror()));
    annotation
        .mirror()
        .getElementValues()
        .forEach((key, value) -> positions.putIfAbsent(
            option.apply(key.getSimpleName().toString()),
            new Position(element, annotation.mirror(), value)));
  }

  /** Records a parameter of a layer's method. */
  void put(Element parameter, Site edge) {
    positions.putIfAbsent(edge, Position.of(parameter));
  }

  private Position position(Site site) {
    Position exact = positions.get(site);
    if (exact == null && site.part() == Site.Part.ANNOTATION) {
      throw new IllegalStateException("no position of " + site);
    }
    return exact == null ? position(site.annotation()) : exact;
  }
}
