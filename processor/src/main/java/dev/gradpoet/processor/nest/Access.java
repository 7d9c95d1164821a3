package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * A value of a tensor, at places that depend on loop variables. Outside of the tensor's shape it reads 0 and writes nothing: that is
 * padding.
 *
 * @param places one for each dimension; fewer if the last one is a {@link Lookup} for all that are left
 */
public record Access(Tensor tensor, List<Place> places) {

  public Access {
    places = List.copyOf(places);
  }

  /** {@code tensor}, along its own dimensions. */
  public static Access of(Tensor tensor) {
    return new Access(tensor, Place.of(tensor.indices()));
  }

  /** {@code tensor} along {@code indices}. */
  public static Access along(Tensor tensor, List<Index> indices) {
    return new Access(tensor, Place.of(indices));
  }

  /** The same access of the gradient by the tensor. */
  public Access gradient() {
    return new Access(tensor.gradient(), places);
  }

  /** The loop variables that it depends on, in order of appearance. */
  public List<Index> indices() {
    LinkedHashSet<Index> indices = new LinkedHashSet<>();
    for (Place place : places) {
      indices.addAll(place.indices());
    }
    return new ArrayList<>(indices);
  }

  /** Whether it runs along the tensor's own dimensions. */
  public boolean isIdentity() {
    return places.equals(Place.of(tensor.indices()));
  }

  /** Whether each place is a loop variable of the dimension's extent, each another one: no value is met twice, and none is left out. */
  public boolean isPlain() {
    if (places.size() != tensor.indices().size() || indices().size() != places.size()) {
      return false;
    }
    for (int d = 0; d < places.size(); d++) {
      if (!(places.get(d) instanceof Affine affine)
          || !affine.isIndex()
          || affine.terms().get(0).index().extent() != tensor.indices().get(d).extent()) {
        return false;
      }
    }
    return true;
  }

  /** The same access with other loop variables. */
  public Access rename(Map<Index, Index> names) {
    List<Place> renamed = new ArrayList<>();
    for (Place place : places) {
      renamed.add(place.rename(names));
    }
    return new Access(tensor, renamed);
  }

  /** This value as a variable of an expression; its name identifies the access within its program. */
  public Expr.Var variable() {
    if (isIdentity()) {
      return tensor.variable();
    }
    List<String> texts = new ArrayList<>();
    for (Place place : places) {
      texts.add(place.text());
    }
    return new Expr.Var(tensor.text() + "[" + String.join(", ", texts) + "]");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Access that && tensor.equals(that.tensor) && places.equals(that.places);
  }

  @Override
  public int hashCode() {
    return 31 * tensor.hashCode() + places.hashCode();
  }
}
