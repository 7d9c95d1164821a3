package dev.gradpoet.processor.emit.statement;

import com.palantir.javapoet.CodeBlock;
import dev.gradpoet.processor.nest.Access;
import dev.gradpoet.processor.nest.Affine;
import dev.gradpoet.processor.nest.Index;
import dev.gradpoet.processor.nest.Place;
import dev.gradpoet.processor.nest.Tensor;
import java.util.List;

/**
 * A value of a tensor.
 *
 * @param access which one, by the variables of the loops around; along the dimensions that its tensor has here
 * @param code where it is: an array and a position, or a variable of its own
 */
public record Cell(Access access, @Override CodeBlock code) implements Variable {

  /** The value at {@code position} of one sample's, row-major. */
  public static Cell at(Tensor tensor, int position, CodeBlock code) {
    Place[] places = new Place[tensor.indices().size()];
    int rest = position;
    for (int d = places.length - 1; d >= 0; d--) {
      Index index = tensor.indices().get(d);
      if (index.isBatch()) {
        places[d] = Affine.of(index);
      } else {
        places[d] = Affine.at(rest % index.extent());
        rest /= index.extent();
      }
    }
    return new Cell(new Access(tensor, List.of(places)), code);
  }

  public Tensor tensor() {
    return access.tensor();
  }

  @Override
  public List<Cell> reads() {
    return List.of(this);
  }
}
