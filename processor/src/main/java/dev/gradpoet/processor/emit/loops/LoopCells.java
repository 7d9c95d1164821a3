package dev.gradpoet.processor.emit.loops;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.emit.code.Names;
import dev.gradpoet.processor.emit.kernel.Storage;
import dev.gradpoet.processor.emit.kernel.Storages;
import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.plan.Contract;
import dev.gradpoet.processor.plan.NestForm;
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

  private final Storages storages;
  private final Names names;
  private final Index units;
  private final Map<Expr, Tensor> tensors;
  private final Map<Index, String> loops = new HashMap<>();

  /**
   * @param tensors all tensors of the program by their variables
   * @param value what the layer hands on
   */
  LoopCells(Names names, Storages storages, Map<Expr, Tensor> tensors, Tensor value) {
    this.names = names;
    this.storages = storages;
    this.tensors = tensors;
    this.units = Index.flattened(value.indices()).get(1);
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
    return Cell.at(tensor, 0, storage(tensor).at(CodeBlock.of("0")));
  }

  private CodeBlock code(Tensor tensor) {
    CodeBlock place = CodeBlock.of("0");
    for (Index index : tensor.indices()) {
      if (!index.isBatch()) {
        place = place.toString().equals("0")
            ? CodeBlock.of(loop(index))
            : CodeBlock.of("$L * $N + $L", place, names.width(index), loop(index));
      }
    }
    return storage(tensor).at(place);
  }

  /** Where {@code tensor} lies. */
  public Storage storage(Tensor tensor) {
    return storages.of(tensor);
  }

  // Arrays.fill(dHidden, 0);
  /** Sets the values of the current sample to zero. */
  Statement clear(Tensor tensor) {
    return new Statement.Call(
        CodeBlock.of("$T.fill($L, 0)", Arrays.class, storage(tensor).range("b")),
        List.of(tensor.indices().get(1)),
        List.of(cell(tensor)),
        List.of());
  }

  /** The variable of the loop over {@code index}: {@code u} for the units, the first other one has {@code i}. */
  String loop(Index index) {
    if (index.equals(units)) {
      return "u";
    }
    int next = loops.size();
    if (!loops.containsKey(index)) {
      loops.put(index, next < OTHERS.size() ? OTHERS.get(next) : names.local("i" + next));
    }
    return Objects.requireNonNull(loops.get(index));
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
    return tensor.isOfSamples() && rank <= 2 && storages.isInRows(tensor);
  }

  /** The constant that bounds the loop over {@code index}. */
  public String extent(Index index) {
    return names.width(index);
  }
}
