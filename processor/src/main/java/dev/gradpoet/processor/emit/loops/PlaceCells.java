package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.JavaExpression;
import dev.gradpoet.processor.emit.code.JavaExpression.Java;
import dev.gradpoet.processor.emit.code.Literals;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Combine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Lookup;
import dev.gradpoet.processor.nest.Nest;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.scalar.Expr;
import dev.gradpoet.processor.scalar.Exprs;
import dev.gradpoet.processor.scalar.Simplifier;
import dev.gradpoet.processor.scalar.Substitution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where the value of an access lies, inside loops over one sample, and what keeps it within its tensor. */
final class PlaceCells {
  private final Plan plan;
  private final Names names;
  private final Samples samples;
  private final Map<Index, String> variables = new LinkedHashMap<>();

  private final Set<Index> open = new HashSet<>();

  /** In place of the last place of an access, where only that of the others is wanted. */
  private static final Affine NOWHERE = Affine.at(0);

  /** Where rows of tensors start, as far as that is named. */
  private final Map<String, String> starts = new LinkedHashMap<>();

  /** The places that are checked, and named, already. */
  private final Map<String, String> named = new LinkedHashMap<>();

  PlaceCells(Plan plan, Names names, Samples samples) {
    this.plan = plan;
    this.names = names;
    this.samples = samples;
  }

  /** Cells of a nest in the loops that are open. */
  PlaceCells inside() {
    PlaceCells inside = new PlaceCells(plan, names, samples);
    inside.variables.putAll(variables);
    inside.open.addAll(open);
    return inside;
  }

  // for (int row = 0; row < EDGES_HEIGHT; row++) {
  CodeBlock begin(Index index, boolean backwards) {
    String variable = variable(index);
    open.add(index);
    return backwards
        ? CodeBlock.builder()
            .beginControlFlow(
                "for (int $N = $N - 1; $N >= 0; $N--)",
                variable,
                names.width(index),
                variable,
                variable)
            .build()
        : CodeBlock.builder()
            .beginControlFlow(
                "for (int $N = 0; $N < $N; $N++)", variable, variable, names.width(index), variable)
            .build();
  }

  /** The variable of the loop over {@code index}. */
  String variable(Index index) {
    String known = variables.get(index);
    if (known != null) {
      return known;
    }
    String letter = switch (index.axis()) {
      case "height" -> "row";
      case "width" -> "col";
      case "length" -> "place";
      case "kernel height" -> "kRow";
      case "kernel width" -> "kCol";
      case "kernel" -> "k";
      case "input channels" -> "i";
      case "time" -> "step";
      case "group" -> "group";
      default -> "u";
    };
    String variable = fresh(letter, variables.values());
    variables.put(index, variable);
    return variable;
  }

  /** A name for a local: {@code what}, or one that starts like it where that is taken. */
  private String fresh(String what, Collection<String> taken) {
    String name = Names.isReserved(what) ? what : names.local(what);
    for (char other = 'B'; taken.contains(name); other++) {
      name = names.local(what + other);
    }
    return name;
  }

  // final int inRow = row * 2 + kRow - 1;
  // if (inRow < 0 || inRow >= INPUT_HEIGHT) {
  //   continue;
  // }
  /** What must hold inside the loop over {@code last}, the innermost that is open, for any term to count. */
  CodeBlock guards(Nest nest, Index last) {
    CodeBlock.Builder code = CodeBlock.builder();
    List<Access> accesses = new ArrayList<>();
    accesses.add(nest.out());
    accesses.addAll(nest.reads());
    for (Access access : accesses) {
      for (int d = 0; d < access.places().size(); d++) {
        Place place = access.places().get(d);
        if (place instanceof Affine affine
            && affine.indices().contains(last)
            && open.containsAll(affine.indices())
            && mayLeave(affine, access.tensor().indices().get(d))
            && isNothingOutside(nest, access)
            && !named.containsKey(key(access, d))) {
          guard(access, d, affine, code);
        }
      }
    }
    for (Access access : accesses) {
      start(access, last, code);
    }
    return code.build();
  }

  // final int edgesAt = (inRow * EDGES_WIDTH + inCol) * EDGES_CHANNELS;
  /** Names where the last dimension of {@code access} starts, as soon as that is known. */
  private void start(Access access, Index last, CodeBlock.Builder code) {
    int dimensions = access.places().size();
    boolean hasBatch = access.tensor().indices().get(0).isBatch();
    if (dimensions - (hasBatch ? 1 : 0) < 2 || access.tensor().role() == Role.SAMPLE_WEIGHT) {
      return;
    }
    List<Index> indices = new ArrayList<>();
    for (Place place : access.places().subList(0, dimensions - 1)) {
      if (!(place instanceof Affine)) {
        return;
      }
      indices.addAll(place.indices());
    }
    indices.remove(Index.BATCH);
    if (indices.contains(last) && open.containsAll(indices)) {
      String key = startKey(access);
      if (!starts.containsKey(key)) {
        Tensor tensor = access.tensor();
        String what = tensor.isParameter()
            ? plan.program().parameter(tensor).name()
            : names.of(plan.held(tensor));
        String name = fresh(what + "At", starts.values());
        code.addStatement("final int $N =$W$L", name, startOf(access));
        starts.put(key, name);
      }
    }
  }

  private static String startKey(Access access) {
    StringBuilder key = new StringBuilder(access.tensor().text());
    for (Place place : access.places().subList(0, access.places().size() - 1)) {
      key.append(' ').append(place.text());
    }
    return key.toString();
  }

  /** Where the values along the last dimension start, in the array. */
  private CodeBlock startOf(Access access) {
    Access first = new Access(access.tensor(), firstOf(access));
    return CodeBlock.of("$L$L", offset(access.tensor()), position(first));
  }

  private static List<Place> firstOf(Access access) {
    List<Place> first = new ArrayList<>(access.places());
    first.set(first.size() - 1, NOWHERE);
    return first;
  }

  private void guard(Access access, int d, Affine affine, CodeBlock.Builder code) {
    Index dimension = access.tensor().indices().get(d);
    String base = switch (dimension.axis()) {
      case "height" -> "inRow";
      case "width" -> "inCol";
      default -> "at" + d;
    };
    String name = fresh(base, named.values());
    code.addStatement("final int $N = $L", name, sum(affine))
        .beginControlFlow("if ($L)", outside(name, affine, dimension))
        .addStatement("continue")
        .endControlFlow();
    named.put(key(access, d), name);
  }

  private CodeBlock outside(String name, Affine affine, Index dimension) {
    int[] range = affine.range();
    List<CodeBlock> conditions = new ArrayList<>();
    if (range[0] < 0) {
      conditions.add(CodeBlock.of("$N < 0", name));
    }
    if (range[1] >= dimension.extent()) {
      conditions.add(CodeBlock.of("$N >= $N", name, names.width(dimension)));
    }
    return CodeBlock.join(conditions, " || ");
  }

  private static String key(Access access, int d) {
    return access.tensor().indices().get(d).name() + " "
        + access.places().get(d).text();
  }

  private static boolean mayLeave(Affine affine, Index dimension) {
    int[] range = affine.range();
    return !dimension.isBatch() && (range[0] < 0 || range[1] >= dimension.extent());
  }

  /** Whether a term for which {@code access} is outside of its tensor counts for nothing. */
  private static boolean isNothingOutside(Nest nest, Access access) {
    if (access.equals(nest.out())
        || nest.combine() == Combine.MAX
        || nest.combine() == Combine.ARG_MAX) {
      return true;
    }
    Expr slot = Nest.slot(nest.reads().indexOf(access));
    return nest.combine() == Combine.SUM
        && Simplifier.simplify(Substitution.replace(nest.body(), Map.of(slot, Exprs.ZERO)))
            .equals(Exprs.ZERO);
  }

  /** The value that {@code access} reads; 0 outside of the tensor where no guard has seen to that. */
  Java read(Nest nest, Access access) {
    List<CodeBlock> conditions = new ArrayList<>();
    for (int d = 0; d < access.places().size(); d++) {
      if (access.places().get(d) instanceof Affine affine
          && mayLeave(affine, access.tensor().indices().get(d))
          && !isNothingOutside(nest, access)) {
        conditions.add(inside(affine, access.tensor().indices().get(d)));
      }
    }
    return conditions.isEmpty()
        ? new Java(cell(access), JavaExpression.PRIMARY)
        : new Java(
            CodeBlock.of("($L ? $L : 0)", CodeBlock.join(conditions, " && "), cell(access)),
            JavaExpression.PRIMARY);
  }

  private CodeBlock inside(Affine affine, Index dimension) {
    int[] range = affine.range();
    List<CodeBlock> conditions = new ArrayList<>();
    if (range[0] < 0) {
      conditions.add(CodeBlock.of("$L >= 0", sum(affine)));
    }
    if (range[1] >= dimension.extent()) {
      conditions.add(CodeBlock.of("$L < $N", sum(affine), names.width(dimension)));
    }
    return CodeBlock.join(conditions, " && ");
  }

  // row * 2 + kRow - 1
  private CodeBlock sum(Affine affine) {
    CodeBlock.Builder sum = CodeBlock.builder();
    boolean isFirst = true;
    for (Affine.Term term : affine.terms()) {
      int size = Math.abs(term.factor());
      String sign = term.factor() < 0 ? (isFirst ? "-" : " - ") : isFirst ? "" : " + ";
      sum.add("$L$N$L", sign, variable(term.index()), size == 1 ? "" : " * " + size);
      isFirst = false;
    }
    if (isFirst) {
      return CodeBlock.of("$L", affine.offset());
    }
    if (affine.offset() != 0) {
      sum.add("$L$L", affine.offset() < 0 ? " - " : " + ", Math.abs(affine.offset()));
    }
    return sum.build();
  }

  /** Statements that set all values of a tensor to a constant, for the current sample. */
  CodeBlock fill(Tensor tensor, Expr value) {
    CodeBlock literal = Literals.of(((Expr.Const) value).value());
    String array = names.of(plan.held(tensor));
    int size = tensor.size(1);
    CodeBlock.Builder code = CodeBlock.builder();
    if (tensor.indices().size() < 2) {
      return code.addStatement("$L = $L", cell(Access.of(tensor)), literal).build();
    }
    return switch (samples) {
      case ONE ->
        code.addStatement("$T.fill($N, $L)", Arrays.class, array, literal).build();
      case ROWS ->
        code.addStatement("$T.fill($N[b], $L)", Arrays.class, array, literal).build();
      case PADDED ->
        code.addStatement(
                "$T.fill($N, b * $L, b * $L + $L, $L)",
                Arrays.class,
                array,
                distance(tensor),
                distance(tensor),
                size,
                literal)
            .build();
      case LANES -> throw samples.isNotOfLayers();
    };
  }

  /** The distance from one sample to the next. */
  private CodeBlock distance(Tensor tensor) {
    return LayerStorage.isOfValues(plan.program(), tensor)
        ? CodeBlock.of("$N", names.layerConstant(tensor.layer(), "ROW"))
        : CodeBlock.of("$L", tensor.size(1));
  }

  /** The code for the value of {@code access} at the loops' variables. */
  CodeBlock cell(Access access) {
    Tensor tensor = access.tensor();
    String array = names.of(plan.held(tensor));
    if (tensor.role() == Role.SAMPLE_WEIGHT && samples.isBatch()) {
      return CodeBlock.of("weights[first + b]");
    }
    if (isScalar(tensor)) {
      return samples.isBatch() && !tensor.layer().isEmpty()
          ? CodeBlock.of("$N[b]", array)
          : CodeBlock.of("$N", array);
    }
    String start = starts.get(startKey(access));
    CodeBlock place = start == null
        ? CodeBlock.of("$L$L", offset(tensor), position(access))
        : CodeBlock.of("$N + $L", start, place(access, access.places().size() - 1));
    boolean isRow = samples == Samples.ROWS && isComputed(tensor);
    return isRow ? CodeBlock.of("$N[b][$L]", array, place) : CodeBlock.of("$N[$L]", array, place);
  }

  /** Whether there is one value of {@code tensor} for each sample. */
  private static boolean isScalar(Tensor tensor) {
    return !tensor.isParameter() && tensor.indices().size() < 2;
  }

  private static boolean isComputed(Tensor tensor) {
    return switch (tensor.role()) {
      case INPUT, TARGET, PARAMETER -> false;
      default -> true;
    };
  }

  // at + b * INPUTS +
  /** What comes before the position of a value in its array. */
  private CodeBlock offset(Tensor tensor) {
    return switch (tensor.role()) {
      case INPUT -> samples.isBatch() ? CodeBlock.of("at + b * INPUTS + ") : CodeBlock.of("at + ");
      case TARGET ->
        samples.isBatch()
            ? CodeBlock.of(
                "to + b * $N + ", names.width(Index.flattened(tensor.indices()).get(1)))
            : CodeBlock.of("to + ");
      case PARAMETER -> CodeBlock.of("$N + ", names.start(tensor, plan.program()));
      default ->
        samples == Samples.PADDED ? CodeBlock.of("b * $L + ", distance(tensor)) : CodeBlock.of("");
    };
  }

  // (row * EDGES_WIDTH + col) * EDGES_CHANNELS + u
  /** The position of an access among the values of one sample, row-major. */
  CodeBlock position(Access access) {
    List<Index> dimensions = access.tensor().indices();
    CodeBlock position = CodeBlock.of("");
    boolean isSum = false;
    for (int d = 0; d < access.places().size(); d++) {
      if (dimensions.get(d).isBatch()) {
        continue;
      }
      CodeBlock place = place(access, d);
      if (access.places().get(d) == NOWHERE) {
        return CodeBlock.of(
            isSum ? "($L)$W* $N" : "$L * $N", position, names.width(dimensions.get(d)));
      }
      if (position.isEmpty()) {
        position = place;
        isSum = isSum(access, d);
      } else {
        position = CodeBlock.of(
            isSum ? "($L)$W* $N + $L" : "$L * $N + $L",
            position,
            names.width(dimensions.get(d)),
            place);
        isSum = true;
      }
    }
    return position.isEmpty() ? CodeBlock.of("0") : position;
  }

  private boolean isSum(Access access, int d) {
    return access.places().get(d) instanceof Affine affine
        && !named.containsKey(key(access, d))
        && (affine.terms().size() > 1 || affine.offset() != 0);
  }

  private CodeBlock place(Access access, int d) {
    String name = named.get(key(access, d));
    if (name != null) {
      return CodeBlock.of("$N", name);
    }
    return access.places().get(d) instanceof Lookup lookup
        ? CodeBlock.of("(int) $L", cell(lookup.number()))
        : sum((Affine) access.places().get(d));
  }
}
