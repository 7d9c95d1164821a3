package dev.gradpoet.processor.testing;

import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.emit.statement.Statement;
import dev.gradpoet.processor.emit.statement.Statement.Call;
import dev.gradpoet.processor.emit.statement.Statement.For;
import dev.gradpoet.processor.emit.statement.Statement.Operator;
import dev.gradpoet.processor.emit.statement.Statement.Store;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Tensor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Which statements write each value, when loops over one sample run. */
public final class Writes {
  private final Map<String, List<Statement>> writers = new LinkedHashMap<>();
  private final Map<Index, Integer> at = new HashMap<>();

  private Writes() {}

  /** By the name of a tensor and the position in it, as {@code hidden.z 3}, in the order of the first write. */
  public static Map<String, List<Statement>> of(List<Statement> statements) {
    Writes writes = new Writes();
    writes.run(statements);
    return writes.writers;
  }

  /** The keys of all values of {@code tensor} of one sample. */
  public static List<String> keys(Tensor tensor) {
    return IntStream.range(0, tensor.size(1))
        .mapToObj(k -> tensor.text() + " " + k)
        .toList();
  }

  /** Whether {@code statement} goes on from what is there. */
  public static boolean isAccumulation(Statement statement) {
    return statement instanceof Store store && store.operator() != Operator.SET;
  }

  private void run(List<Statement> statements) {
    for (Statement statement : statements) {
      if (statement instanceof For loop) {
        int step = Math.abs(loop.step());
        for (int k = loop.first().orElseThrow().value();
            k + step <= loop.over().extent();
            k += step) {
          at.put(loop.over(), k);
          run(loop.body());
        }
      } else {
        write(statement, statement instanceof Call call ? call.over() : List.of());
        run(statement.body());
      }
    }
  }

  private void write(Statement statement, List<Index> over) {
    if (over.isEmpty()) {
      statement
          .writes()
          .forEach(cell -> writers
              .computeIfAbsent(
                  cell.tensor().text() + " " + position(cell), key -> new ArrayList<>())
              .add(statement));
      return;
    }
    for (int k = 0; k < over.get(0).extent(); k++) {
      at.put(over.get(0), k);
      write(statement, over.subList(1, over.size()));
    }
  }

  private int position(Cell cell) {
    int position = 0;
    for (int d = 0; d < cell.access().places().size(); d++) {
      Index dimension = cell.tensor().indices().get(d);
      if (!dimension.isBatch()) {
        position = position * dimension.extent() + place(cell.access().places().get(d));
      }
    }
    return position;
  }

  private int place(Place place) {
    Affine affine = (Affine) place;
    int sum = affine.offset();
    for (Affine.Term term : affine.terms()) {
      sum += term.factor() * Objects.requireNonNull(at.get(term.index()));
    }
    return sum;
  }
}
