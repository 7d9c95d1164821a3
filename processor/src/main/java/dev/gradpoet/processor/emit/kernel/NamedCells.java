package dev.gradpoet.processor.emit.kernel;

import dev.gradpoet.processor.emit.statement.Cell;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Tensor;
import dev.gradpoet.processor.program.Program;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the names of a generated class stand for, in a pass over one sample.
 *
 * @param variables fields and locals that hold one value
 * @param arrays fields and arguments that hold all values of a tensor, one after another; those of the parameters and of their gradients
 *     are not among them
 */
public record NamedCells(Map<String, At> variables, Map<String, Tensor> arrays) {

  public NamedCells {
    variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  /**
   * One value.
   *
   * @param position its place among those of one sample, row-major
   */
  public record At(Tensor tensor, int position) {

    /**
     * The value that {@code cell} is.
     *
     * @throws IllegalArgumentException if that depends on a loop
     */
    public static At of(Cell cell) {
      int position = 0;
      for (int d = 0; d < cell.access().places().size(); d++) {
        Index index = cell.tensor().indices().get(d);
        Place place = cell.access().places().get(d);
        if (!index.isBatch()) {
          if (!(place instanceof Affine affine) || !affine.terms().isEmpty()) {
            throw new IllegalArgumentException("no single value: " + cell.code());
          }
          position = position * index.extent() + affine.offset();
        }
      }
      return new At(cell.tensor(), position);
    }
  }

  /** What a pass is given. */
  public static Map<String, Tensor> arguments(Program program) {
    Map<String, Tensor> arguments = new LinkedHashMap<>();
    arguments.put("x", program.input());
    arguments.put("t", program.target());
    return arguments;
  }
}
