package dev.gradpoet.processor.nest;

import dev.gradpoet.processor.formula.Formula;
import dev.gradpoet.processor.formula.Formulas;
import dev.gradpoet.processor.formula.Notation;
import dev.gradpoet.processor.scalar.Expr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Nests as equations with indices: z[b,j] += Σ i x[b,i] W[i,j]. A gradient is that by the value: ∂z[b,j]. */
public final class IndexForm {
  private static final String PLAIN = "ijklmnopqr";

  private final String layer;
  private final @Nullable Tensor value;
  private final Map<Index, String> letters = new LinkedHashMap<>();

  /**
   * An equation to be.
   *
   * @param layer whose name is left out
   * @param value what the layer hands on, if the equation is of one sample: it has the layer's name then
   */
  private IndexForm(String layer, @Nullable Tensor value) {
    this.layer = layer;
    this.value = value;
  }

  /**
   * For equations of a whole batch.
   *
   * @param layer whose name is left out
   * @param first loop variables that have the first letters
   */
  static IndexForm ofBatch(String layer, List<Index> first) {
    IndexForm form = new IndexForm(layer, null);
    first.forEach(form::letter);
    return form;
  }

  /**
   * {@code nest} for one sample.
   *
   * @param value what its layer hands on, which has the layer's name
   */
  public static Formula ofSample(Nest nest, Tensor value) {
    return new IndexForm(value.layer(), value).equation(nest);
  }

  /**
   * {@code nest} for one sample.
   *
   * @param value what its layer hands on, which has the layer's name
   * @param names what loop variables are called
   */
  public static Formula ofSample(Nest nest, Tensor value, Function<Index, String> names) {
    IndexForm form = new IndexForm(value.layer(), value);
    for (Index index : nest.loops()) {
      if (!index.isBatch()) {
        form.letters.put(index, names.apply(index));
      }
    }
    return form.equation(nest);
  }

  /** {@code nest}; letters go on from one equation to the next. */
  Formula equation(Nest nest) {
    nest.out().indices().forEach(this::letter);
    nest.reads().forEach(read -> read.indices().forEach(this::letter));
    Map<Expr.Var, Formula> reads = new HashMap<>();
    for (int k = 0; k < nest.reads().size(); k++) {
      reads.put(Nest.slot(k), access(nest.reads().get(k)));
    }
    Formula out = access(nest.out());
    Formula result = combined(nest, Notation.of(nest.body(), reads));
    return nest.adds() ? Formulas.growth(out, result) : Formulas.equation(out, result);
  }

  private Formula combined(Nest nest, Formula body) {
    Set<Index> over = new LinkedHashSet<>(nest.combined());
    if (value != null) {
      over.remove(Index.BATCH);
    }
    List<Formula> indices = new ArrayList<>();
    for (Index index : over) {
      indices.add(Formulas.named(letter(index)));
    }
    return switch (nest.combine()) {
      case SET -> body;
      case SUM -> over.isEmpty() ? body : Formulas.big("Σ", indices, body);
      case MAX -> Formulas.big("max", indices, body);
      case ARG_MAX -> Formulas.big("arg max", indices, body);
      case LOG_SUM_EXP -> Formulas.big("log Σ", indices, Formulas.apply("exp", body));
    };
  }

  private Formula access(Access access) {
    List<Formula> places = new ArrayList<>();
    for (Place place : access.places()) {
      boolean isSample = value != null && place.indices().equals(List.of(Index.BATCH));
      if (!isSample) {
        places.add(
            place instanceof Affine affine ? affine(affine) : access(((Lookup) place).number()));
      }
    }
    Formula tensor = tensor(access.tensor());
    return places.isEmpty() ? tensor : new Formula.Indexed(tensor, places);
  }

  private Formula tensor(Tensor tensor) {
    String name = name(tensor);
    if (tensor.isGradient()) {
      return Formulas.differential(name);
    }
    return value == null ? quoted(name) : Formulas.named(name);
  }

  /** Some values are called by their formula. */
  static Formula quoted(String name) {
    return name.startsWith("Σ") ? new Formula.Group(Formulas.named(name)) : Formulas.named(name);
  }

  private String name(Tensor tensor) {
    if (tensor.original().equals(value)) {
      return layer;
    } else if (tensor.layer().isEmpty() || tensor.layer().equals(layer)) {
      return tensor.name();
    }
    return value != null ? tensor.layer() : tensor.layer() + "." + tensor.name();
  }

  private Formula affine(Affine place) {
    Formula sum = Formulas.number(place.offset());
    boolean isEmpty = true;
    for (Affine.Term term : place.terms()) {
      int size = Math.abs(term.factor());
      Formula index = Formulas.named(letter(term.index()));
      Formula multiple = size == 1 ? index : Formulas.times(Formulas.number(size), index);
      sum = isEmpty ? signed(term.factor(), multiple) : added(sum, term.factor(), multiple);
      isEmpty = false;
    }
    return isEmpty || place.offset() == 0
        ? sum
        : added(sum, place.offset(), Formulas.number(Math.abs(place.offset())));
  }

  private static Formula signed(int sign, Formula term) {
    return sign < 0 ? Formulas.negative(term) : term;
  }

  private static Formula added(Formula sum, int sign, Formula term) {
    return sign < 0 ? Formulas.minus(sum, term) : Formulas.plus(sum, term);
  }

  /** What {@code index} is called: the first letter that is free, if its axis has none of its own. */
  String letter(Index index) {
    String known = letters.get(index);
    if (known != null) {
      return known;
    }
    String letter = index.letter();
    for (int k = 0; letter.isEmpty() && k < PLAIN.length(); k++) {
      String candidate = PLAIN.substring(k, k + 1);
      letter = letters.containsValue(candidate) ? "" : candidate;
    }
    if (letter.isEmpty()) {
      letter = PLAIN.substring(0, 1);
    }
    while (letters.containsValue(letter)) {
      letter += "′";
    }
    letters.put(index, letter);
    return letter;
  }

  /** {@code i < 4, j < 3}: how far those of {@code loops} run that have a letter, without the samples. */
  String ranges(Set<Index> loops) {
    List<String> ranges = new ArrayList<>();
    for (Index index : letters.keySet()) {
      if (!index.isBatch() && loops.contains(index)) {
        ranges.add(letter(index) + " < " + index.extent());
      }
    }
    return String.join(", ", ranges);
  }
}
