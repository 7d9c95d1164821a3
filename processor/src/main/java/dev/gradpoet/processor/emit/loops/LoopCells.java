package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Samples;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Role;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.NestForm;
import dev.gradpoet.processor.plan.Plan;
import dev.gradpoet.processor.plan.Reduce;
import dev.gradpoet.processor.scalar.Expr;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a value lies, inside the loops of one layer: {@code u} runs over its units, {@code i} over its inputs. */
public final class LoopCells {
  private static final List<String> OTHERS = List.of("i", "j", "k", "l");

  private final Plan plan;
  private final Names names;
  private final Index units;
  private final Samples samples;
  private final Map<Expr, Tensor> tensors;
  private final Map<Index, String> loops = new HashMap<>();

  /** @param tensors all tensors of the program by their variables */
  LoopCells(Plan plan, Names names, Map<Expr, Tensor> tensors, String layer, Samples samples) {
    this.samples = samples;
    this.plan = plan;
    this.names = names;
    this.units = Index.flattened(plan.program().value(layer).indices()).get(1);
    this.tensors = tensors;
  }

  /** What a variable stands for; null for all that is no tensor. */
  @Nullable
  Cell operand(Expr expression) {
    Tensor tensor = tensors.get(expression);
    return tensor == null ? null : cell(tensor);
  }

  /** The tensor behind a variable. */
  Tensor tensor(Expr.Var variable) {
    return Objects.requireNonNull(tensors.get(variable), variable::name);
  }

  /** The value of {@code tensor} at the loops' indices. */
  Cell cell(Tensor tensor) {
    return new Cell(Access.of(tensor), code(tensor));
  }

  /** The first value of {@code tensor} of the current sample. */
  Cell first(Tensor tensor) {
    return Cell.at(tensor, 0, code(tensor, "0"));
  }

  private CodeBlock code(Tensor tensor) {
    String array = array(tensor);
    return switch (tensor.role()) {
      case INPUT, TARGET ->
        CodeBlock.of(
            "$N[$L + $L]",
            array,
            sampleStart(tensor, "b"),
            loop(tensor.indices().get(1)));
      case PARAMETER -> CodeBlock.of("$N[$L]", array, placeOfParameter(tensor));
      case SAMPLE_WEIGHT ->
        samples.isBatch() ? CodeBlock.of("weights[first + b]") : CodeBlock.of("$N", array);
      default ->
        tensor.indices().size() > 1
            ? code(tensor, loop(tensor.indices().get(1)))
            : CodeBlock.of(samples.isBatch() && !tensor.layer().isEmpty() ? "$N[b]" : "$N", array);
    };
  }

  /** {@code HIDDEN_WEIGHTS + i * HIDDEN + u}. */
  private CodeBlock placeOfParameter(Tensor tensor) {
    String start = names.start(tensor, plan.program());
    List<Index> indices = tensor.indices();
    return indices.size() == 1
        ? CodeBlock.of("$N + $L", start, loop(indices.get(0)))
        : CodeBlock.of(
            "$N + $L * $N + $L",
            start,
            loop(indices.get(0)),
            names.width(indices.get(1)),
            loop(indices.get(1)));
  }

  private CodeBlock code(Tensor tensor, String index) {
    String array = array(tensor);
    return switch (samples) {
      case ONE -> CodeBlock.of("$N[$L]", array, index);
      case ROWS -> CodeBlock.of("$N[b][$L]", array, index);
      case PADDED ->
        CodeBlock.of(
            "$N[b * $N$L]",
            array,
            names.layerConstant(tensor.layer(), "ROW"),
            index.equals("0") ? "" : " + " + index);
      case LANES -> throw samples.isNotOfLayers();
    };
  }

  /** The array and the place in it where the values of the current sample start: {@code x, at} or {@code hidden, 0}. */
  CodeBlock start(Tensor tensor) {
    return tensor.role() == Role.INPUT
        ? CodeBlock.of("x, $L", sampleStart(tensor, "b"))
        : start(tensor, "b");
  }

  /** The array of a layer's values and the place in it where those of a sample start. */
  CodeBlock start(Tensor tensor, String sample) {
    String array = array(tensor);
    return switch (samples) {
      case ONE -> CodeBlock.of("$N, 0", array);
      case ROWS -> CodeBlock.of("$N[$L], 0", array, sample);
      case PADDED ->
        sample.equals("0")
            ? CodeBlock.of("$N, 0", array)
            : CodeBlock.of(
                "$N, $L * $N", array, sample, names.layerConstant(tensor.layer(), "ROW"));
      case LANES -> throw samples.isNotOfLayers();
    };
  }

  /** The array of the values of the current sample, where each sample has one. */
  CodeBlock row(Tensor tensor) {
    return CodeBlock.of(samples == Samples.ONE ? "$N" : "$N[b]", array(tensor));
  }

  // Arrays.fill(dHidden, 0);
  /** Sets the values of the current sample to zero. */
  Statement clear(Tensor tensor) {
    return new Statement.Call(
        CodeBlock.of("$T.fill($L, 0)", Arrays.class, row(tensor)),
        List.of(tensor.indices().get(1)),
        List.of(cell(tensor)),
        List.of());
  }

  /** The array of the values of the sample {@code offset} after the current one. */
  CodeBlock rowOfSample(Tensor tensor, int offset) {
    return CodeBlock.of("$N[b$L]", array(tensor), offset == 0 ? "" : " + " + offset);
  }

  /** The value of {@code tensor}, {@code offset} samples after the current one. */
  Cell cellOfSample(Tensor tensor, int offset) {
    String index = loop(tensor.indices().get(1));
    String sample = offset == 0 ? "b" : "(b + " + offset + ")";
    return new Cell(
        access(tensor, 0, offset),
        tensor.role() == Role.INPUT
            ? CodeBlock.of("x[$L + $L]", sampleStart(tensor, sample), index)
            : CodeBlock.of("$L[$L]", rowOfSample(tensor, offset), index));
  }

  /** The value of {@code tensor}, {@code offset} places after that at the loops' indices. */
  Cell cellAt(Tensor tensor, int offset) {
    String index = loop(tensor.indices().get(1)) + (offset == 0 ? "" : " + " + offset);
    return new Cell(
        access(tensor, 1, offset),
        tensor.role() == Role.INPUT
            ? CodeBlock.of("x[$L + $L]", sampleStart(tensor, "b"), index)
            : CodeBlock.of("$L[$L]", row(tensor), index));
  }

  /** {@code tensor} at the loops' indices, but {@code offset} further along one dimension. */
  static Access access(Tensor tensor, int dimension, int offset) {
    List<Place> places = Place.of(tensor.indices());
    places.set(dimension, Affine.of(tensor.indices().get(dimension)).plus(offset));
    return new Access(tensor, places);
  }

  private String sampleStart(Tensor tensor, String sample) {
    String start = tensor.role() == Role.INPUT ? "at" : "to";
    return samples.isBatch()
        ? start + " + " + sample + " * " + names.width(tensor.indices().get(1))
        : start;
  }

  /** The name of the array that holds {@code tensor}. */
  String array(Tensor tensor) {
    return names.of(plan.held(tensor));
  }

  /** The variable of the loop over {@code index}: {@code u} for the units, the first other one has {@code i}. */
  String loop(Index index) {
    return index.equals(units)
        ? "u"
        : loops.computeIfAbsent(
            index,
            other -> loops.size() < OTHERS.size()
                ? OTHERS.get(loops.size())
                : names.local("i" + loops.size()));
  }

  /**
   * Whether these loops, and the contractions of a batch, know what {@code nest} says: values of samples along one dimension, parameters
   * along one or two.
   */
  boolean knows(NestForm nest) {
    Set<Index> loops = new HashSet<>(nest.domain());
    loops.remove(Index.BATCH);
    boolean isKnown = isKnown(nest.out());
    boolean hasMatrix = nest.out().indices().containsAll(loops);
    int parameters = nest.out().isParameter() ? 1 : 0;
    for (Tensor tensor : nest.operands()) {
      isKnown &= isKnown(tensor);
      hasMatrix |= tensor.indices().containsAll(loops);
      parameters += tensor.isParameter() ? 1 : 0;
    }
    if (nest instanceof Contract) {
      return isKnown && hasMatrix && parameters == 1 && nest.out().indices().size() == 2;
    }
    boolean sets = nest instanceof Reduce reduce && !reduce.isLogSumExp() && !nest.adds();
    return isKnown && loops.size() == 1 && !sets;
  }

  private boolean isKnown(Tensor tensor) {
    int rank = tensor.indices().size();
    if (tensor.isParameter()) {
      return rank == 1 || rank == 2;
    }
    boolean isPadded = samples == Samples.PADDED && !tensor.layer().isEmpty() && rank == 2;
    return tensor.isOfSamples()
        && rank <= 2
        && (!isPadded || LayerStorage.isOfValues(plan.program(), tensor));
  }

  /** The constant that bounds the loop over {@code index}. */
  public String extent(Index index) {
    return names.width(index);
  }
}
